import { accountedFor, type Tally } from '@/lib/migration/tally'

/** Everything that an archive holds, by kind and old state, and what became of it. */
export function ReconciliationTable({ tally, isRehearsal }: { tally: Tally; isRehearsal: boolean }) {
  return (
    <table className="import-table">
      <caption className="visually-hidden">What was found, and what became of it</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Found</th>
          <th scope="col">{isRehearsal ? 'Comes in' : 'Came in'}</th>
          <th scope="col">Here already</th>
          <th scope="col">Left out</th>
        </tr>
      </thead>
      <tbody>
        {tally.map((row) => {
          const { kind, status, found, imported, already } = row
          return (
            <tr key={`${kind} ${status}`}>
              <th scope="row">
                {kind}
                {status !== '' && <span className="import-status">{status}</span>}
              </th>
              {[found, imported, already, accountedFor(row) - imported - already].map((number, index) => (
                <td key={index}>{number.toLocaleString('en')}</td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

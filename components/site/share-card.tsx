import type { ShareCard as Card } from '@/lib/sharing/share-card'

const PAPER = '#fbf7ef'
const INK = '#191e2a'
const ACCENT = '#9c182c'

/** One tooth of the comb under the header (`--mask-comb`), 20 wide, drawn from wherever it begins. */
const TOOTH = 'h20v2h-4v2h-2v2h-2v2h-4v-2h-2v-2h-2v-2h-4z'
const COMB = Array.from({ length: 24 }, (_, index) => `M${index * 20} 0${TOOTH}`).join('')
const RHOMB = 'M4 0h2v1h1v1h1v1h1v1h1v2h-1v1h-1v1h-1v1h-1v1h-2v-1h-1v-1h-1v-1h-1v-1h-1v-2h1v-1h1v-1h1v-1h1z'

/**
 * The picture of a shared link where a piece has none: section, headline, publication, under the comb. Drawn by
 * `next/og`, which knows flex boxes and no style sheet, so its styles stand here.
 */
export function ShareCard({ headline, headlineSize, section, publication, color }: Card) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        backgroundColor: PAPER,
        color: INK,
      }}
    >
      <svg width="1200" height="20" viewBox="0 0 480 8">
        <path d={COMB} fill={ACCENT} />
      </svg>
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, padding: '52px 76px 56px' }}>
        <div style={{ display: 'flex', alignItems: 'center', height: 40, fontFamily: 'Sans', fontSize: 34, color }}>
          {section !== '' && <Rhomb size={24} color={color} />}
          <span style={{ marginLeft: 18 }}>{section}</span>
        </div>
        <div
          style={{
            display: 'flex',
            alignItems: 'center',
            flexGrow: 1,
            fontFamily: 'Serif',
            fontSize: headlineSize,
            lineHeight: 1.14,
            letterSpacing: '-0.01em',
            wordBreak: 'break-word',
          }}
        >
          {headline}
        </div>
        <div style={{ display: 'flex', alignItems: 'center', height: 44, fontFamily: 'Serif', fontSize: 36 }}>
          <Rhomb size={28} color={ACCENT} />
          <span style={{ marginLeft: 18 }}>{publication}</span>
        </div>
      </div>
    </div>
  )
}

function Rhomb({ size, color }: { size: number; color: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10">
      <path d={RHOMB} fill={color} />
    </svg>
  )
}

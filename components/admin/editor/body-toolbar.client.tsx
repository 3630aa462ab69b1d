'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { BLOCK_COMMANDS, MARK_COMMANDS, TABLE_COMMANDS, type BodyCommand, type Wishes } from './body-commands'

/** What can be done to the text at the cursor; pressed is what is so already. */
export function BodyToolbar({ editor, wishes, onFind }: { editor: Editor; wishes: Wishes; onFind: () => void }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const names = [...MARK_COMMANDS, ...BLOCK_COMMANDS]
        .filter(({ isActive }) => isActive?.(now))
        .map(({ name }) => name)
      return [...names, ...(now.isActive('table') ? ['in a table'] : [])].join('|')
    },
  }).split('|')
  const button = (command: BodyCommand) => (
    <button
      key={command.name}
      type="button"
      className="body-tool"
      aria-pressed={command.isActive ? active.includes(command.name) : undefined}
      title={command.keys?.replace('Mod', 'Ctrl/⌘')}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={() => {
        command.run(editor, wishes)
      }}
    >
      {command.name}
    </button>
  )
  return (
    <div className="body-toolbar" role="group" aria-label="Format">
      {MARK_COMMANDS.map(button)}
      <details className="body-insert">
        <summary className="body-tool">Insert</summary>
        <div className="body-insert-list">{BLOCK_COMMANDS.map(button)}</div>
      </details>
      {active.includes('in a table') && (
        <details className="body-insert">
          <summary className="body-tool">Table</summary>
          <div className="body-insert-list">{TABLE_COMMANDS.map(button)}</div>
        </details>
      )}
      <button type="button" className="body-tool" onClick={onFind}>
        Find
      </button>
      <button type="button" className="body-tool" onClick={() => editor.chain().focus().undo().run()}>
        Undo
      </button>
      <button type="button" className="body-tool" onClick={() => editor.chain().focus().redo().run()}>
        Redo
      </button>
    </div>
  )
}

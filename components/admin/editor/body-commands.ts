import type { Editor } from '@tiptap/core'

export type BodyCommand = {
  name: string
  /** Other words that find it in the slash menu. */
  also: string
  keys?: string
  isActive?: (editor: Editor) => boolean
  run: (editor: Editor, wishes: Wishes) => void
}

/** What a command cannot do alone. */
export type Wishes = {
  pickPicture: (onPick: (picked: { src: string; alt: string }) => void) => void
  openLink: () => void
  askAddress: (question: string, onAnswer: (address: string) => void) => void
}

const heading = (level: 2 | 3 | 4, name: string): BodyCommand => ({
  name,
  also: `heading h${level} title`,
  keys: `Mod-Alt-${level}`,
  isActive: (editor) => editor.isActive('heading', { level }),
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
})

const insert = (editor: Editor, content: object) => editor.chain().focus().insertContent(content).run()
const paragraph = { type: 'paragraph' }

/** What can stand in a text: the menu after "/", and the buttons over it. */
export const BLOCK_COMMANDS: readonly BodyCommand[] = [
  heading(2, 'Heading'),
  heading(3, 'Smaller heading'),
  heading(4, 'Smallest heading'),
  {
    name: 'List',
    also: 'bullet unordered ul',
    keys: 'Mod-Shift-8',
    isActive: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    also: 'ordered ol',
    keys: 'Mod-Shift-7',
    isActive: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Quotation',
    also: 'blockquote cite',
    keys: 'Mod-Shift-b',
    isActive: (editor) => editor.isActive('blockquote'),
    run: (editor) => insert(editor, { type: 'blockquote', content: [paragraph, { type: 'cite' }] }),
  },
  { name: 'Pull quote', also: 'aside', run: (editor) => insert(editor, { type: 'pullQuote', content: [paragraph] }) },
  {
    name: 'Key points',
    also: 'in short summary box',
    run: (editor) =>
      insert(editor, {
        type: 'keyPoints',
        content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] }],
      }),
  },
  {
    name: 'Picture',
    also: 'image photo figure',
    run: (editor, { pickPicture }) => {
      pickPicture(({ src, alt }) => insert(editor, { type: 'picture', attrs: { src, alt } }))
    },
  },
  {
    name: 'Gallery',
    also: 'images pictures',
    run: (editor, { pickPicture }) => {
      pickPicture((image) => insert(editor, { type: 'gallery', attrs: { images: [image] } }))
    },
  },
  {
    name: 'Table',
    also: 'rows columns grid',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: 'Embed',
    also: 'video youtube post address',
    run: (editor, { askAddress }) => {
      askAddress('Address of the video or post', (href) => insertEmbed(editor, href))
    },
  },
  { name: 'Divider', also: 'line hr rule', run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  {
    name: 'Note',
    also: 'footnote',
    run: (editor) => insert(editor, { type: 'footnote', content: [{ type: 'text', text: 'Note' }] }),
  },
]

const mark = (type: string, name: string, keys: string): BodyCommand => ({
  name,
  also: '',
  keys,
  isActive: (editor) => editor.isActive(type),
  run: (editor) => editor.chain().focus().toggleMark(type).run(),
})

export const MARK_COMMANDS: readonly BodyCommand[] = [
  mark('bold', 'Bold', 'Mod-b'),
  mark('italic', 'Italic', 'Mod-i'),
  mark('strike', 'Struck', 'Mod-Shift-s'),
  mark('superscript', 'Superscript', 'Mod-.'),
  mark('subscript', 'Subscript', 'Mod-,'),
  mark('code', 'Code', 'Mod-e'),
  {
    name: 'Link',
    also: '',
    keys: 'Mod-Shift-k',
    isActive: (editor) => editor.isActive('link'),
    run: (_, { openLink }) => {
      openLink()
    },
  },
]

export const TABLE_COMMANDS: readonly BodyCommand[] = [
  { name: 'Row below', also: '', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { name: 'Column after', also: '', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { name: 'Head row', also: '', run: (editor) => editor.chain().focus().toggleHeaderRow().run() },
  { name: 'Head column', also: '', run: (editor) => editor.chain().focus().toggleHeaderColumn().run() },
  { name: 'Join or split cells', also: '', run: (editor) => editor.chain().focus().mergeOrSplit().run() },
  {
    name: 'Caption',
    also: '',
    run: (editor, { askAddress }) => {
      askAddress('Caption of the table', (caption) =>
        editor.chain().focus().updateAttributes('table', { caption }).run(),
      )
    },
  },
  { name: 'Delete row', also: '', run: (editor) => editor.chain().focus().deleteRow().run() },
  { name: 'Delete column', also: '', run: (editor) => editor.chain().focus().deleteColumn().run() },
  { name: 'Delete table', also: '', run: (editor) => editor.chain().focus().deleteTable().run() },
]

/** Hosts whose posts are shown in place, where only the address of one is pasted. */
const EMBEDDED =
  /^https:\/\/(www\.|m\.|mobile\.)?(youtube\.com\/(watch|shorts|live)|youtu\.be\/|x\.com\/\w+\/status|twitter\.com\/\w+\/status|instagram\.com\/(p|reel)|t\.me\/\w+\/\d+|facebook\.com\/.+)/

export const isEmbedAddress = (text: string) => EMBEDDED.test(text.trim()) && !/\s/.test(text.trim())

export function insertEmbed(editor: Editor, href: string): boolean {
  if (!URL.canParse(href) || !/^https?:/.test(href)) return false
  const title = new URL(href).hostname.replace(/^www\./, '')
  return insert(editor, { type: 'embed', attrs: { href, title } })
}

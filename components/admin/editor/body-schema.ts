import { Extension, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'

/** Marks that are an element and nothing more. */
const plainMark = (name: string, tag: string, keys: string | null = null) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return keys === null ? {} : { [keys]: () => this.editor.commands.toggleMark(name) }
    },
  })

const Subscript = plainMark('subscript', 'sub', 'Mod-,')
const Superscript = plainMark('superscript', 'sup', 'Mod-.')
/** In a caption: whose picture it is. */
const Credit = plainMark('credit', 'small')

/**
 * Words in another language: `<span lang="az">`, or the same on the element that they stand in. Storing puts it back
 * there (lib/body/editor-html.ts).
 */
const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({ lang: { default: null }, dir: { default: null } }),
  parseHTML: () => [
    { tag: 'span[lang]:not([data-type])' },
    { tag: ':is(em, i, strong, b, s, del, sub, sup, code, a, small)[lang]', priority: 70, consuming: false },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

/** Text of its own direction or language, where the sanitiser allows it. */
const TextAttributes = Extension.create({
  name: 'textAttributes',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading', 'blockquote', 'listItem', 'cite', 'tableCell', 'tableHeader'],
      attributes: {
        lang: { default: null, parseHTML: (element) => element.getAttribute('lang') },
        dir: { default: null, parseHTML: (element) => element.getAttribute('dir') },
      },
    },
  ],
})

const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  defining: true,
  parseHTML: () => [{ tag: 'span[data-type="footnote"]', priority: 60 }],
  renderHTML: () => ['span', { 'data-type': 'footnote' }, 0],
})

const aside = (name: string, type: string, content: string) =>
  Node.create({
    name,
    group: 'block',
    content,
    defining: true,
    parseHTML: () => [{ tag: `aside[data-type="${type}"]` }],
    renderHTML: () => ['aside', { 'data-type': type }, 0],
  })

const PullQuote = aside('pullQuote', 'pull-quote', 'paragraph+')
const KeyPoints = aside('keyPoints', 'key-points', 'bulletList')

/** Who said it: the last line of a quotation. */
const Cite = Node.create({
  name: 'cite',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'cite', context: 'blockquote/' }],
  renderHTML: () => ['cite', 0],
})

const captionOf = (element: HTMLElement) => element.querySelector('figcaption') ?? document.createElement('figcaption')

export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    src: { default: '', parseHTML: (element) => element.querySelector('img')?.getAttribute('src') ?? '' },
    alt: { default: '', parseHTML: (element) => element.querySelector('img')?.getAttribute('alt') ?? '' },
  }),
  parseHTML: () => [
    {
      tag: 'figure:not([data-type])',
      getAttrs: (element) => (element.querySelector('img') ? null : false),
      contentElement: (element) => captionOf(element),
    },
    {
      tag: 'img[src^="/media/"]',
      getAttrs: (element) => ({ src: element.getAttribute('src'), alt: element.getAttribute('alt') ?? '' }),
    },
  ],
  renderHTML: ({ HTMLAttributes: { src, alt } }) => [
    'figure',
    ['img', { src: src as string, alt: alt as string }],
    ['figcaption', 0],
  ],
})

export type GalleryImage = { src: string; alt: string }

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    images: {
      default: [],
      parseHTML: (element) =>
        [...element.querySelectorAll('img')].map((image) => ({
          src: image.getAttribute('src') ?? '',
          alt: image.getAttribute('alt') ?? '',
        })),
    },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-type="gallery"]',
      priority: 60,
      contentElement: (element) => captionOf(element),
    },
  ],
  renderHTML: ({ HTMLAttributes: { images } }) => [
    'figure',
    { 'data-type': 'gallery' },
    ...(images as GalleryImage[]).map(({ src, alt }) => ['img', { src, alt }] as const),
    ['figcaption', 0],
  ],
})

export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    href: { default: '', parseHTML: (element) => element.querySelector('a')?.getAttribute('href') ?? '' },
    title: { default: '', parseHTML: (element) => element.querySelector('a')?.textContent ?? '' },
  }),
  parseHTML: () => [
    { tag: 'figure[data-type="embed"]', priority: 60, contentElement: (element) => captionOf(element) },
  ],
  renderHTML: ({ HTMLAttributes: { href, title } }) => [
    'figure',
    { 'data-type': 'embed' },
    ['a', { href: href as string }, title as string],
    ['figcaption', 0],
  ],
})

/** Without the widths that the library would write into the text. The caption becomes an element when it is stored. */
const PlainTable = Table.extend({
  addAttributes: () => ({
    caption: {
      default: '',
      parseHTML: (element) => element.querySelector('caption')?.textContent ?? element.dataset['caption'] ?? '',
      renderHTML: ({ caption }) => (caption === '' ? {} : { 'data-caption': String(caption) }),
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
})
const CaptionFree = Node.create({
  name: 'tableCaptionSkip',
  parseHTML: () => [{ tag: 'caption', ignore: true }],
})

/** The vocabulary of docs/contracts/body-html.md as a text model: what it does not know cannot be typed or pasted. */
export const bodyExtensions = [
  StarterKit.configure({
    blockquote: false,
    codeBlock: false,
    underline: false,
    heading: { levels: [2, 3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['mailto', 'tel'],
      HTMLAttributes: { target: null, rel: null, class: null },
    },
    undoRedo: { depth: 500 },
  }),
  Node.create({
    name: 'blockquote',
    group: 'block',
    content: '(paragraph | bulletList | orderedList)+ cite?',
    defining: true,
    parseHTML: () => [{ tag: 'blockquote' }],
    renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
    addKeyboardShortcuts() {
      return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') }
    },
  }),
  Cite,
  Subscript,
  Superscript,
  Credit,
  Language,
  TextAttributes,
  Footnote,
  PullQuote,
  KeyPoints,
  PlainTable,
  TableRow,
  TableHeader,
  TableCell,
  CaptionFree,
]

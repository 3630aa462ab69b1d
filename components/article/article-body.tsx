import type { Element, ElementContent, Root } from 'hast'
import { toJsxRuntime, type Options } from 'hast-util-to-jsx-runtime'
import { toString } from 'hast-util-to-string'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import type { ReactNode } from 'react'
import type { Body } from '@/lib/body/body-tree'
import { EmbedFacade } from './embed-facade'
import { BodyPicture } from './body-picture'

type Props = { body: Body }

/** An article's text from its tree: sized pictures, facades for embeds, notes that open where they are called. */
export function ArticleBody({ body }: Props) {
  return (
    <div className="prose">
      {render(body.tree)}
      {body.footnotes.length > 0 && (
        <div className="notes">
          {body.footnotes.map((note, index) => (
            <div key={index} id={`note-${index + 1}`} popover="auto" className="note">
              <span className="note-number">{index + 1}</span> {render({ type: 'root', children: note })}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

// The library's own type names a global JSX that React no longer declares.
const toReact = toJsxRuntime as (tree: Root, options: Options) => ReactNode

type ElementProps = { node?: Element; children?: ReactNode }

/** The tree becomes elements, each of the special ones by its own view. */
function render(tree: Root): ReactNode {
  return toReact(tree, {
    Fragment,
    jsx,
    jsxs,
    passNode: true,
    components: {
      img: BodyImage,
      figure: BodyFigure,
      table: BodyTable,
      aside: BodyAside,
      span: BodySpan,
      hr: BodyDivider,
    },
  })
}

function BodyImage({ node }: ElementProps) {
  return node ? <BodyPicture image={node} /> : null
}

function BodyFigure({ node, children }: ElementProps) {
  const type = node?.properties['dataType']
  if (type === 'gallery') return <figure className="gallery">{children}</figure>
  const link = type === 'embed' ? node?.children.find(isNamed('a')) : undefined
  if (!link) return <figure>{children}</figure>
  const caption = node?.children.find(isNamed('figcaption'))
  return (
    <EmbedFacade
      href={textProperty(link, 'href')}
      title={toString(link)}
      caption={caption && render({ type: 'root', children: [caption] })}
    />
  )
}

/** A wide table scrolls in its own box, which the keyboard can reach. */
function BodyTable({ node, children }: ElementProps) {
  const caption = node?.children.find(isNamed('caption'))
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1), which the rule cannot know.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" role="region" aria-label={caption ? toString(caption) : 'Table'} tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}

function BodyAside({ node, children }: ElementProps) {
  if (node?.properties['dataType'] === 'key-points') {
    return (
      <div className="key-points">
        <p className="key-points-title">In short</p>
        {children}
      </div>
    )
  }
  // A pull quote repeats the text beside it: for those who listen once is enough.
  return (
    <div className="pull-quote" aria-hidden="true">
      {children}
    </div>
  )
}

function BodySpan({ node, children }: ElementProps) {
  const { dataType, dataNumber, lang, dir } = node?.properties ?? {}
  if (dataType !== 'footnote') {
    const text = { ...(typeof lang === 'string' && { lang }), ...(typeof dir === 'string' && { dir }) }
    return <span {...text}>{children}</span>
  }
  const number = String(dataNumber)
  return (
    <button type="button" className="note-call" popoverTarget={`note-${number}`} aria-label={`Note ${number}`}>
      {number}
    </button>
  )
}

function BodyDivider() {
  return <hr className="divider" />
}

const isNamed =
  (name: string) =>
  (node: ElementContent): node is Element =>
    node.type === 'element' && node.tagName === name

function textProperty(element: Element, name: string): string {
  const value = element.properties[name]
  return typeof value === 'string' ? value : ''
}

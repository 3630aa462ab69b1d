import { GUIDE_STEPS, type Guide, type GuideStep } from '@/lib/desk/guide'
import type { AdminFormProps } from '../admin-form.client'
import { AdminForm } from '../admin-form'

type StepWords = { href: string; name: string; why: string }

const STEPS: Record<GuideStep, StepWords> = {
  publication: {
    href: '/admin/settings',
    name: 'Name the publication',
    why: 'What it is called, its own e-mail address, and the time zone that every date follows.',
  },
  section: {
    href: '/admin/sections/new',
    name: 'Make a section',
    why: 'Every piece stands in one, and its address begins with it.',
  },
  author: {
    href: '/admin/authors/new',
    name: 'Add an author',
    why: 'A person or a desk that readers see under the headline.',
  },
  menu: {
    href: '/admin/menus',
    name: 'Fill the menu',
    why: 'The way to the sections, at the head of every page.',
  },
  article: {
    href: '/admin/articles/new',
    name: 'Publish the first piece',
    why: 'The home page begins with it.',
  },
}

/** What a new site lacks before there is something to read. Steps tick themselves off as they are done. */
export function FirstSteps({ guide, dismiss }: { guide: Guide; dismiss: AdminFormProps['action'] }) {
  const done = GUIDE_STEPS.filter((step) => guide[step]).length
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <div className="desk-section-head">
        <h2 id="first-steps">First steps</h2>
        <span>
          {done} of {GUIDE_STEPS.length} done
        </span>
      </div>
      <ol>
        {GUIDE_STEPS.map((step) => (
          <li key={step} className={guide[step] ? 'first-step first-step-done' : 'first-step'}>
            <Step {...STEPS[step]} isDone={guide[step]} />
          </li>
        ))}
      </ol>
      <AdminForm id="dismiss-guide" action={dismiss} submit="Put these away" submitKind="quiet" layout="inline" />
    </section>
  )
}

function Step({ href, name, why, isDone }: StepWords & { isDone: boolean }) {
  if (isDone)
    return (
      <p>
        {name} <span className="visually-hidden">(done)</span>
      </p>
    )
  return (
    <>
      <a href={href}>{name}</a>
      <p>{why}</p>
    </>
  )
}

import { Slot } from '@/components/ui/slot'

const SIZES = ['Smallest', 'Small', 'Normal', 'Large', 'Largest']
const SPACINGS = ['Normal', 'Wide']
const THEMES = { system: 'As the device', light: 'Light', dark: 'Dark' }

/**
 * "Aa": the size of article text. A choice works by CSS alone while the page is open (`:has(:checked)`); the reader
 * module keeps it on the device and marks the kept one. No radio is checked in the markup, or it would overrule it.
 */
export function TextPanel() {
  return (
    <div className="panel-holder">
      <button type="button" className="tool" popoverTarget="text-panel" aria-label="Text size">
        <span aria-hidden="true">
          <small>A</small>a
        </span>
      </button>
      <form id="text-panel" popover="auto" className="panel" aria-label="Text size">
        <fieldset>
          <legend>Text size</legend>
          <div className="steps">
            {SIZES.map((name, index) => (
              <label key={name}>
                <input type="radio" name="text-size" value={index + 1} />
                <span className="visually-hidden">{name}</span>
                <span aria-hidden="true">A</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>Line spacing</legend>
          <div className="choices">
            {SPACINGS.map((name, index) => (
              <label key={name}>
                <input type="radio" name="line-spacing" value={index + 1} />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="text-sample" aria-hidden="true">
          The sea keeps its own calendar.
        </p>
        <Slot as="p" className="panel-note" role="status" data-announce="" />
      </form>
    </div>
  )
}

/** Light, dark, or as the device has it. */
export function ThemePanel() {
  return (
    <div className="panel-holder">
      <button type="button" className="tool" popoverTarget="theme-panel" aria-label="Theme">
        <span className="theme-mark" aria-hidden="true" />
      </button>
      <form id="theme-panel" popover="auto" className="panel" aria-label="Theme">
        <fieldset>
          <legend>Theme</legend>
          <div className="choices choices-stacked">
            {Object.entries(THEMES).map(([value, name]) => (
              <label key={value}>
                <input type="radio" name="theme" value={value} />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </div>
  )
}

/** Offers to go on where reading stopped. Hidden until the reader module finds a kept place. */
export function ResumeOffer() {
  return (
    <div className="resume" role="status">
      <span>You were here before.</span>
      <span>
        <button type="button" data-resume-go="">
          Continue reading
        </button>
        <button type="button" aria-label="Dismiss">
          ×
        </button>
      </span>
    </div>
  )
}

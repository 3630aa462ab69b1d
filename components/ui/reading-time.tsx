/** "9 Min Read", and on demand at what pace: the one that `readingMinutes` counts with. */
export function ReadingTime({ minutes }: { minutes: number }) {
  return <span title="at 200 words a minute">{minutes} Min Read</span>
}

'use client'

import { Apology } from '@/components/site/apology'
import './globals.css'

/** The last resort: it shows itself where even the page around an error could not be made. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <Apology />
      </body>
    </html>
  )
}

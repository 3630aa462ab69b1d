/** Puts a stream's pieces together into frames, each preceded by its length. */
export type FrameReader = {
  /** Answers the frames that are complete now. Throws when a length cannot be one. */
  push(piece: Buffer): Buffer[]
  /** Whether a frame has begun and not ended. */
  isWaiting(): boolean
}

const LEAST = 16

export function createFrameReader(bytesMax: number): FrameReader {
  // Pieces are joined once, when a frame is complete: a large one would otherwise be copied at every piece.
  let pieces: Buffer[] = []
  let held = 0
  let expected = 0

  const join = (): Buffer => {
    const [first] = pieces
    const whole = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces, held)
    pieces = [whole]
    return whole
  }
  return {
    push: (piece) => {
      pieces.push(piece)
      held += piece.length
      const frames: Buffer[] = []
      for (;;) {
        if (expected === 0) {
          if (held < 4) return frames
          expected = join().readInt32LE(0)
          if (expected < LEAST || expected > bytesMax) throw new RangeError(`A frame of ${expected} bytes`)
        }
        if (held < expected) return frames
        const whole = join()
        frames.push(whole.subarray(0, expected))
        pieces = [whole.subarray(expected)]
        held -= expected
        expected = 0
      }
    },
    isWaiting: () => held > 0,
  }
}

import type { Socket } from 'node:net'
import { MESSAGE_BYTES_MAX, runCommand } from './commands'
import type { Engine } from './engine'
import { createFrameReader } from './frames'
import { readRequest, writeReply } from './protocol'
import type { Login } from './scram'

/** How long the rest of a frame may take. A client that stops in the middle of a sentence is gone. */
const FRAME_TIMEOUT_MS = 30_000

/**
 * Serves one client until it leaves: its commands one after the other, in the order they came. What is no message of
 * the protocol ends the connection and nothing else. `login` null: whoever can reach the socket may use it.
 */
export function serveConnection(engine: Engine, socket: Socket, login: Login | null): void {
  const frames = createFrameReader(MESSAGE_BYTES_MAX)
  const waiting: Buffer[] = []
  let isRunning = false

  const run = async (): Promise<void> => {
    isRunning = true
    for (let frame = waiting.shift(); frame !== undefined; frame = waiting.shift()) {
      try {
        await answerFrame(engine, socket, login, frame)
      } catch (error) {
        engine.log('warn', 'The embedded database closed a connection', { error })
        socket.destroy()
        break
      }
    }
    isRunning = false
    if (!socket.destroyed) socket.resume()
  }

  socket.setNoDelay(true)
  socket.on('timeout', () => {
    socket.destroy()
  })
  // A client that vanishes is no news.
  socket.on('error', () => {
    socket.destroy()
  })
  socket.on('data', (piece: Buffer) => {
    try {
      waiting.push(...frames.push(piece))
    } catch (error) {
      engine.log('warn', 'The embedded database closed a connection', { error })
      socket.destroy()
      return
    }
    socket.setTimeout(frames.isWaiting() ? FRAME_TIMEOUT_MS : 0)
    // One that sends without reading its answers has to wait.
    if (waiting.length > 0) socket.pause()
    if (!isRunning) void run()
  })
}

async function answerFrame(engine: Engine, socket: Socket, login: Login | null, frame: Buffer): Promise<void> {
  const request = readRequest(frame)
  const reply = login?.answer(request.command) ?? (await runCommand(engine, request.command))
  if (request.isUnanswered || socket.destroyed) return
  const isRoomLeft = socket.write(writeReply(request, reply))
  if (!isRoomLeft) await drained(socket)
}

async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = (): void => {
      socket.off('drain', go)
      socket.off('close', go)
      resolve()
    }
    socket.on('drain', go)
    socket.on('close', go)
  })
}

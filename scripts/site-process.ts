import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { environment, ROOT } from './run'

export type SiteProcess = { url: string; signal: (name: NodeJS.Signals) => void; stop: () => Promise<void> }

/** A site of its own, as `npm start` runs it after the build, on a free port. Resolves when it answers. */
export async function startSite(settings: Record<string, string>): Promise<SiteProcess> {
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['scripts/run-typescript.mjs', 'server.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...environment,
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      SITE_URL: url,
      AUTH_SECRET: 'a secret for sites that tests start',
      ...settings,
    },
  })
  try {
    await untilAnswering(`${url}/api/health`, child)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    url,
    signal: (name) => child.kill(name),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function untilAnswering(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The site ended with code ${child.exitCode}.`)
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The site did not answer within a minute.')
}

/** A line to a server on a unix socket that can be cut and mended: how a database goes away and comes back. */
export type Line = { port: number; cut: () => Promise<void>; mend: () => Promise<void> }

export async function openLine(socketPath: string): Promise<Line> {
  const port = await findFreePort()
  let server: Server | null = null
  const sockets = new Set<Socket>()
  const mend = async () => {
    server = createServer((near) => {
      const far = connect(socketPath)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => {
          sockets.delete(socket)
          near.destroy()
          far.destroy()
        })
      }
      near.pipe(far).pipe(near)
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await mend()
  return {
    port,
    mend,
    cut: async () => {
      if (!server) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.')
  return address.port
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { environment } from './run'
import { findFreePort } from './site-process'

export type Beside = { url: string; stop: () => Promise<void> }

/** Headers of the door's own answer that nginx makes anew, or that would say something untrue of nginx. */
const ownHeaders = new Set(['age', 'connection', 'content-length', 'date', 'etag', 'keep-alive', 'x-cache'])

/**
 * An nginx that serves these very bytes, encoded as they are and with the same headers, from a file in the system's
 * cache: what a file costs on this machine. null where there is no nginx on the PATH.
 */
export async function startNginxBeside(answer: { body: Buffer; headers: Headers }): Promise<Beside | null> {
  const folders = [...(environment['PATH'] ?? '').split(delimiter), '/usr/sbin']
  const program = folders.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file))
  if (program === undefined) return null
  const folder = await mkdtemp(join(tmpdir(), 'daily-digest-nginx-'))
  const port = await findFreePort()
  await mkdir(join(folder, 'files'))
  await writeFile(join(folder, 'files', 'page'), answer.body)
  const quote = (value: string) => `"${value.replaceAll(/["\\$]/g, '\\$&')}"`
  const headers = [...answer.headers]
    .filter(([name, value]) => !ownHeaders.has(name) && name !== 'content-type' && !value.includes('$'))
    .map(([name, value]) => `add_header ${name} ${quote(value)};`)
  await writeFile(
    join(folder, 'nginx.conf'),
    // A worker started by root would give up the right to read the folder.
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; master_process on; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server {
    listen 127.0.0.1:${port}; root ${folder}/files;
    default_type ${quote(answer.headers.get('content-type') ?? 'text/html')}; types { }
    ${headers.join('\n    ')}
  }
}
`,
  )
  const child = spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'inherit',
  })
  const url = `http://127.0.0.1:${port}/page`
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isThere) return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop()
  throw new Error('nginx did not start.')
}

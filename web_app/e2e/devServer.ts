import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ROOT } from './paths'
import { freePort, type Service } from './service'

const READY_WITHIN = 60_000

/** The page as it is edited: `npm start`, on a free port of its own, in front of a service. */
export class DevServer {
  readonly url: string
  private readonly process: ChildProcess
  private log = ''

  private constructor(port: number, service: Service) {
    this.url = `http://127.0.0.1:${String(port)}`
    this.process = spawn('npm', ['start', '--', '--port', String(port)], {
      cwd: join(ROOT, 'web_app'),
      // npm starts others, which have to end with it.
      detached: true,
      env: { ...process.env, MIEN_PORT: new URL(service.url).port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (text: Buffer) => (this.log += text.toString())
    this.process.stdout?.on('data', keep)
    this.process.stderr?.on('data', keep)
  }

  static async create(service: Service): Promise<DevServer> {
    const server = new DevServer(await freePort(), service)
    const deadline = Date.now() + READY_WITHIN
    while (Date.now() < deadline && server.process.exitCode === null) {
      const page = await fetch(server.url).catch(() => null)
      if (page?.ok) return server
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`npm start did not get ready:\n${server.log}`)
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit')
    if (this.process.pid !== undefined) process.kill(-this.process.pid, 'SIGTERM')
    await ended
  }

  /** Calls the API as a script of the page does. */
  call(method: string, path: string, body?: object | FormData, headers: Record<string, string> = {}) {
    const form = body instanceof FormData
    return fetch(this.url + path, {
      method,
      headers: { Origin: this.url, ...(body && !form ? { 'Content-Type': 'application/json' } : {}), ...headers },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    })
  }
}

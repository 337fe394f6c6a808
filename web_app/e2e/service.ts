import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PYTHON_BIN, ROOT } from './paths'

const READY_WITHIN = 90_000

/** The real service on a free port with a database of its own, serving the built page; it can be started again. */
export class Service {
  readonly url: string
  private readonly port: number
  private readonly settings: NodeJS.ProcessEnv
  private readonly folder = mkdtempSync(join(tmpdir(), 'mien-'))
  private process: ChildProcess | null = null
  private log = ''

  private constructor(port: number, settings: NodeJS.ProcessEnv) {
    this.port = port
    this.settings = settings
    this.url = `http://127.0.0.1:${String(port)}`
  }

  static async create(settings: NodeJS.ProcessEnv = {}): Promise<Service> {
    const service = new Service(await freePort(), settings)
    await service.start()
    return service
  }

  async start(): Promise<void> {
    const child = spawn(join(ROOT, 'scripts/gunicorn_start.sh'), {
      // A group of its own, so that `kill` reaches its workers too.
      detached: true,
      // With .venv, whatever environment is active.
      env: {
        ...process.env,
        VIRTUAL_ENV: dirname(PYTHON_BIN),
        PATH: `${PYTHON_BIN}:${process.env.PATH ?? ''}`,
        DATABASE_URL: `sqlite:///${join(this.folder, 'sessions.db')}`,
        ...this.settings,
        MIEN_PORT: String(this.port),
        MIEN_WORKERS: '1',
      },
    })
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()))
    this.process = child
    await this.ready(child)
  }

  async stop(): Promise<void> {
    const child = this.process
    this.process = null
    if (child?.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }

  /** Kills it and its workers where they stand, as a crash or a power cut would. */
  async kill(): Promise<void> {
    const child = this.process
    this.process = null
    if (child?.pid === undefined || child.exitCode !== null) return
    const ended = once(child, 'exit')
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }

  /** Ends it and takes its database away. */
  async remove(): Promise<void> {
    // What it was doing is of no use any more, and ending politely takes seconds.
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  private async ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN
    while (Date.now() < deadline && child.exitCode === null) {
      const answer = await fetch(`${this.url}/api/health`).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the service did not get ready:\n${this.log}`)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

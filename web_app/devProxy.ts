import { request, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { Plugin } from 'vite'

/** Paths that the service answers, under `npm start` as under `run.sh`; all others are the web app's. */
const SERVICE_PATHS = /^\/(api(?![^/?])|licences\.txt$)/
/** An answer that needs no body comes in milliseconds. */
const EARLY_ANSWER_MS = 2000
const ANY_ADDRESS = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
])

/** Passes calls to the service on as they are: it sees the page's own Host and Origin, and decides by them. */
export function devProxy(env: NodeJS.ProcessEnv): Plugin {
  const service = serviceAddress(env)
  return {
    name: 'mien-dev-proxy',
    apply: 'serve',
    configureServer({ httpServer, middlewares, config: { logger } }) {
      // A large file may take longer than the five minutes that Node allows by default.
      if (httpServer && 'requestTimeout' in httpServer) httpServer.requestTimeout = 0
      let away = false
      const log = (problem: string | null) => {
        if (problem && !away) logger.error(problem, { timestamp: true })
        away = problem !== null
      }
      middlewares.use((incoming, outgoing, next) => {
        if (SERVICE_PATHS.test(incoming.url ?? '')) new Exchange(service, incoming, outgoing, log).begin()
        else next()
      })
    },
  }
}

/** Where the service listens: MIEN_SERVICE, else what MIEN_HOST and MIEN_PORT say to the service itself. */
export function serviceAddress({ MIEN_SERVICE, MIEN_HOST = '127.0.0.1', MIEN_PORT = '8000' }: NodeJS.ProcessEnv): URL {
  if (MIEN_SERVICE) return new URL(MIEN_SERVICE)
  const host = ANY_ADDRESS.get(MIEN_HOST) ?? MIEN_HOST
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${MIEN_PORT}`)
}

/** One call and its answer. */
class Exchange {
  private readonly service: URL
  private readonly incoming: IncomingMessage
  private readonly outgoing: ServerResponse
  private readonly log: (problem: string | null) => void

  constructor(
    service: URL,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    log: (problem: string | null) => void,
  ) {
    this.service = service
    this.incoming = incoming
    this.outgoing = outgoing
    this.log = log
  }

  begin(): void {
    const call = this.call()
    call.on('error', () => {
      if (hasBody(this.incoming)) this.askWithoutBody()
      else this.fail()
    })
    this.incoming.pipe(call)
  }

  /** The service may have refused a file by its headers and hung up, in which case Node loses its answer. */
  private askWithoutBody(): void {
    if (this.outgoing.headersSent || this.outgoing.destroyed) return
    const call = this.call()
    call.on('error', this.fail)
    call.setTimeout(EARLY_ANSWER_MS, () => call.destroy(new Error('no early answer')))
    call.flushHeaders()
  }

  private call(): ClientRequest {
    const headers = { ...this.incoming.headers }
    // Each side keeps its own connections.
    delete headers.connection
    const { hostname, port } = this.service
    const call = request({
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method: this.incoming.method,
      path: this.incoming.url,
      headers,
    })
    call.on('response', this.answer)
    // The page no longer wants the answer, or has it.
    this.outgoing.on('close', () => call.destroy())
    return call
  }

  private readonly answer = (answer: IncomingMessage): void => {
    this.log(null)
    this.discardRest()
    const headers = { ...answer.headers }
    delete headers.connection
    this.outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers)
    pipeline(answer, this.outgoing, () => undefined)
  }

  private readonly fail = (): void => {
    if (this.outgoing.headersSent || this.outgoing.destroyed) return
    const detail = `The service does not answer at ${this.service.origin}. Start it with ./scripts/gunicorn_start.sh; where it listens on another port, set MIEN_PORT for npm start too.`
    this.log(detail)
    this.discardRest()
    this.outgoing.writeHead(502, { 'Content-Type': 'application/problem+json' })
    this.outgoing.end(JSON.stringify({ type: 'about:blank', title: 'Bad Gateway', status: 502, detail, errors: [] }))
  }

  /** Browsers look for an answer once they have sent everything. */
  private discardRest(): void {
    this.incoming.unpipe()
    this.incoming.resume()
  }
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined

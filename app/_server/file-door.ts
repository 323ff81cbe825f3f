import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine } from '../../engine/client.ts'
import { dealershipCookie } from '../_lib/dealership.ts'
import { cookiesOf, requestSession } from '../_lib/session.ts'
import { sendFile } from './file-answer.ts'
import { BadForm, receiveFile } from './receive-file.ts'

interface FileDoor {
  readonly engine: Pick<Engine, 'files' | 'requestActor' | 'logError'>
  readonly addressOf: (request: IncomingMessage) => string
}

type Actor = Awaited<ReturnType<Engine['requestActor']>>

interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly actor: Actor
  readonly query: URLSearchParams
}

const base = '/api/files/'

export const isFilePath = (path: string | undefined): boolean => path?.startsWith(base) ?? false

/**
 * Files on records: `PUT /api/files/<entity>/<record>?name=` takes one (as the body, or in a form), `GET` of the same
 * lists them; `GET /api/files/<id>` and `/preview` send one, `DELETE` takes it away, `POST …/restore` puts it back.
 */
export function openFileDoor({ engine, addressOf }: FileDoor) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
      const parts = pathname.slice(base.length).split('/').map(decodeURIComponent)
      const work = handlerFor(engine, request.method ?? 'GET', parts)
      if (!work) return answer(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' })
      if (mayBeForged(request)) return answer(response, 403, { code: 'FORBIDDEN', message: 'The request does not carry the header x-pitlane-csrf.', hint: 'Send “x-pitlane-csrf: 1”, or sign in with a bearer token.' })
      await work({ request, response, actor: await actorOf(engine, addressOf, request), query: searchParams })
    } catch (error) {
      await refuse(engine, request, response, error)
    }
  }
}

function handlerFor({ files }: Pick<Engine, 'files'>, method: string, parts: readonly string[]): ((asked: Asked) => Promise<void>) | null {
  const [first = '', second, ...more] = parts
  if (more.length > 0 || first === '') return null
  const isRead = method === 'GET' || method === 'HEAD'
  if (second === undefined && isRead) return async ({ request, response, actor, query }) => sendFile(request, response, await files.open(actor, first), { isDownload: query.has('download'), isPreview: false })
  if (second === undefined && method === 'DELETE') return ({ response, actor }) => done(response, files.remove(actor, first))
  if (second === 'preview' && isRead) return async ({ request, response, actor }) => sendFile(request, response, await files.preview(actor, first), { isDownload: false, isPreview: true })
  if (second === 'restore' && method === 'POST') return ({ response, actor }) => done(response, files.restore(actor, first))
  if (second === undefined) return null
  if (isRead) return async ({ response, actor }) => answer(response, 200, await files.list(actor, first, second))
  if (method === 'PUT' || method === 'POST') return async (asked) => receive(files, asked, first, second)
  return null
}

async function receive(files: Engine['files'], { request, response, actor, query }: Asked, entity: string, record: string): Promise<void> {
  const kept = await receiveFile(request, query.get('name'), ({ name, size, content }) => files.attach(actor, entity, record, { name, size }, content))
  answer(response, 201, kept)
}

/** By the header, else in the dealership that the person chose in the browser; that choice may be somebody else's, at the same desk. */
export async function actorOf(engine: Pick<Engine, 'requestActor'>, addressOf: (request: IncomingMessage) => string, request: IncomingMessage): Promise<Actor> {
  const chosen = request.headers['x-dealership'] === undefined && request.headers.authorization === undefined ? cookiesOf(request)[dealershipCookie] : undefined
  const ask = (): Promise<Actor> => engine.requestActor(request, requestSession, addressOf)
  if (chosen === undefined) return ask()
  request.headers['x-dealership'] = chosen
  return ask().catch((error: unknown) => {
    if (!isCoded(error) || error.code !== 'FORBIDDEN') throw error
    delete request.headers['x-dealership']
    return ask()
  })
}

/** As the API has it: a cookie travels with forged requests, this header does not. */
export const mayBeForged = ({ method = 'GET', headers }: IncomingMessage): boolean => method !== 'GET' && method !== 'HEAD' && !/^Bearer ./i.test(headers.authorization ?? '') && !headers['x-pitlane-csrf']

interface Coded extends Error {
  readonly code: string
  readonly hint?: string
  readonly data?: unknown
}

const isCoded = (error: unknown): error is Coded => error instanceof Error && error.name === 'EngineError' && 'code' in error

const statusOf: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_INPUT: 422, RATE_LIMITED: 429, UNAVAILABLE: 503 }

export async function refuse(engine: Pick<Engine, 'logError'>, request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  // The sender left: nobody hears an answer.
  if (request.destroyed && !request.complete) return void response.destroy()
  if (response.headersSent) throw error
  if (error instanceof BadForm || error instanceof URIError) answer(response, 400, { code: 'BAD_INPUT', message: error.message })
  else if (isCoded(error)) refuseCoded(response, error)
  else {
    engine.logError(error)
    answer(response, 500, { code: 'INTERNAL', message: '' })
  }
  await senderHasStopped(request)
}

function refuseCoded(response: ServerResponse, { code, message, hint, data }: Coded): void {
  const facts = typeof data === 'object' && data !== null ? data : {}
  if ('retryAfter' in facts) response.setHeader('retry-after', String(facts.retryAfter))
  response.setHeader('connection', 'close')
  answer(response, 'limit' in facts ? 413 : (statusOf[code] ?? 400), { code, message, hint: hint ?? null, data: data ?? null })
}

export function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' }).end(text)
}

async function done(response: ServerResponse, work: Promise<void>): Promise<void> {
  await work
  response.writeHead(204).end()
}

/** Milliseconds. */
const patience = 1000

/** A connection that is closed on somebody who still sends takes the answer with it: the rest is thrown away unread, for a moment only. */
function senderHasStopped(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer)
      request.destroy()
      resolve()
    }
    const timer = setTimeout(stop, patience)
    request.once('end', stop).once('close', stop).once('error', stop).resume()
  })
}

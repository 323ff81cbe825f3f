import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { type DocumentNode, execute, getOperationAST, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { GraphqlResult } from '../engine.ts'
import { EngineError, isEngineError } from '../kernel/errors.ts'
import type { Model } from '../model/types.ts'
import { type ChangeFeed, platformPermissions, type Runtime } from '../runtime/index.ts'
import type { GraphqlContext } from './context.ts'
import { checkBounds } from './bounds.ts'
import { checkCost } from './cost.ts'
import { openDirectMutations } from './direct-mutations.ts'
import { preparedDocument } from './documents.ts'
import { outsideError } from './errors.ts'
import { checkLimits, checkNesting } from './limits.ts'
import { subscriptionIn } from './subscriptions/asked.ts'
import { openStreams, type Streams } from './subscriptions/sse.ts'
import { schemaCache } from './schema-cache.ts'
import { openTextPath, textRequest } from './text/index.ts'

/** Largest body of a request, in bytes. */
const largestBody = 1_000_000

export interface GraphqlDoor {
  readonly execute: (runtime: Runtime, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphqlResult>
  readonly handler: (runtimeOf: RuntimeOf, feed: ChangeFeed) => (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Ends the subscriptions of every handler; their clients go on elsewhere. */
  readonly endStreams: () => void
}

/** Authenticates the request; it throws UNAUTHENTICATED or FORBIDDEN. `isAgain`: a subscription asks whether what held still holds. */
export type RuntimeOf = (request: IncomingMessage, isAgain?: boolean) => Promise<Runtime>

/** GraphQL over one schema a model. `report` hears of errors that are masked outside, `enter` of people whose browsers listen, until its answer is called. */
export function openGraphql(report: (error: unknown) => void, enter: (userId: string) => () => void = () => () => undefined): GraphqlDoor {
  const schemaOf = schemaCache()
  const streams = openStreams({ schemaOf, outside: (error) => outsideError(error, report), enter })
  return {
    endStreams: streams.end,
    execute: (asked, query, variables = {}) =>
      wholly(asked, async (runtime) => {
        const schema = schemaOf(runtime.model)
        try {
          checkNesting(query, variables)
          const document = preparedDocument(schema, query)
          demandAnswer(document, null)
          checkCost(schema, document, null, variables)
          const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue: { runtime } satisfies GraphqlContext })
          return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map((error) => plain(outsideError(error, report))) } : {}) }
        } catch (error) {
          return { errors: allOf(error).map((one) => plain(outsideError(one, report))) }
        }
      }),
    handler: (runtimeOf, feed) => httpHandler(schemaOf, runtimeOf, { streams, feed }, report),
  }
}

const plain = (error: ReturnType<typeof outsideError>) => error.toJSON() as NonNullable<GraphqlResult['errors']>[number]

function httpHandler(schemaOf: (model: Model) => GraphQLSchema, runtimeOf: RuntimeOf, { streams, feed }: { readonly streams: Streams; readonly feed: ChangeFeed }, report: (error: unknown) => void) {
  const limits: Plugin = {
    onParams: ({ params }) => checkNesting(params.query, params.variables),
    onParse: () => ({ result }) => void (isDocument(result) && checkLimits(result)),
    onExecute: ({ args }) => checkCost(args.schema, args.document, args.operationName, args.variableValues ?? {}),
    onSubscribe: ({ args }) => demandAnswer(args.document, args.operationName),
  }
  // Validation goes past the mask of the library.
  const codes: Plugin = {
    onResultProcess: ({ result, setResult }) => {
      if ('errors' in result && result.errors) setResult({ ...result, errors: result.errors.map((error) => outsideError(error, report)) })
    },
  }
  const yoga = createYoga<GraphqlContext>({
    graphqlEndpoint: '/api/graphql',
    schema: ({ runtime }) => schemaOf(runtime.model),
    landingPage: false,
    // The page comes whole from here: it works in a network without internet.
    renderGraphiQL,
    cors: false,
    graphiql: { title: 'Pitlane GraphQL', headers: '{ "x-pitlane-csrf": "1" }' },
    maskedErrors: { maskError: (error) => outsideError(error, report) },
    plugins: [limits, codes],
    logging: false,
  })
  const ways = { schemaOf, outside: (error: unknown) => outsideError(error, report) }
  const [answerText, mutate] = [openTextPath(ways), openDirectMutations(ways)]
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const runtime = await runtimeOf(request)
      demandGraphiql(request, runtime)
      demandSameSite(request)
      const body = await readBody(request)
      const asked = textRequest(request, body)
      if (asked) checkBounds(schemaOf(runtime.model), asked)
      const params = subscriptionIn(request, body)
      if (params) return await streams.stream({ params, runtime, feed, renew: () => runtimeOf(request, true), isBrowser: request.headers.authorization === undefined, lastEventId: headersOf(request)['last-event-id'] || null }, response)
      const answer = await wholly(runtime, async (one): Promise<HttpAnswer> => {
        const text = asked && ((await answerText(one, asked)) ?? (await mutate(one, asked)))
        if (text) return { status: 200, headers: { 'content-type': asked.answer, 'content-length': Buffer.byteLength(text) }, body: text }
        const long = await yoga.fetch(`http://localhost${request.url ?? '/'}`, { method: request.method ?? 'GET', headers: headersOf(request), ...(body ? { body } : {}) }, { runtime: one })
        return { status: long.status, headers: Object.fromEntries(long.headers), body: Buffer.from(await long.arrayBuffer()) }
      })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    } catch (error) {
      await refuse(request, response, error, report)
    }
  }
}

interface HttpAnswer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string | Buffer
}

/** Whole on one version of the definitions, where versions may come in between. */
const wholly = <T>(runtime: Runtime, work: (runtime: Runtime) => Promise<T>): Promise<T> => (runtime.wholly ? runtime.wholly(work) : work(runtime))

const allOf = (error: unknown): readonly unknown[] => (error instanceof AggregateError ? error.errors : [error])

/** A subscription has no one answer. @throws EngineError */
function demandAnswer(document: DocumentNode, operationName: string | null | undefined): void {
  if (getOperationAST(document, operationName)?.operation !== 'subscription') return
  throw new EngineError('BAD_INPUT', 'A subscription answers as a stream of events.', { hint: 'Send the header “Accept: text/event-stream”.' })
}

const isDocument = (result: unknown): result is Parameters<typeof checkLimits>[0] => typeof result === 'object' && result !== null && 'definitions' in result

/** The page to try queries on is for those allowed; the API itself is open to every role. */
function demandGraphiql(request: IncomingMessage, { model, actor }: Runtime): void {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
  if (wantsPage && !platformPermissions(model, actor).has('graphiql')) throw new EngineError('FORBIDDEN', 'Your role may not open GraphiQL.')
}

/** A cookie travels with forged requests, and so may Basic credentials; this header does not, and a bearer token needs neither. */
function demandSameSite(request: IncomingMessage): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
  if (isRead || /^Bearer ./i.test(request.headers.authorization ?? '') || request.headers['x-pitlane-csrf']) return
  throw new EngineError('FORBIDDEN', 'The request does not carry the header x-pitlane-csrf.', { hint: 'Send “x-pitlane-csrf: 1”, or sign in with a bearer token.' })
}

/** The whole body; a larger one than allowed is not read to its end, nor at all where it says so beforehand. */
async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw tooLarge()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestBody) return void chunks.push(chunk)
      // Paused, not destroyed: the answer goes out over the same connection.
      request.pause()
      reject(tooLarge())
    })
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    request.on('error', reject)
  })
}

const tooLarge = (): EngineError => new EngineError('BAD_INPUT', `A request has at most ${largestBody} bytes.`, { data: { largestBody } })

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])))
}

const statusOf: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_INPUT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503 }

async function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, report: (error: unknown) => void): Promise<void> {
  const outside = allOf(error).map((one) => outsideError(one, report).toJSON())
  const known = isEngineError(error) ? (statusOf[error.code] ?? 400) : outside.every(({ extensions }) => extensions?.code !== 'INTERNAL') ? 400 : 500
  const facts = isEngineError(error) && typeof error.data === 'object' && error.data !== null ? error.data : {}
  const body = Buffer.from(JSON.stringify({ errors: outside }))
  const retryAfter = 'retryAfter' in facts ? { 'retry-after': String(facts.retryAfter) } : {}
  response.writeHead('largestBody' in facts ? 413 : known, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length, 'cache-control': 'no-store', connection: 'close', ...retryAfter })
  response.write(body)
  await senderHasStopped(request)
  response.end()
}

/**
 * A connection that is closed on somebody who still sends takes the answer with it. The rest is thrown away
 * unread, for a moment only: what is left of it then is not waited for.
 */
function senderHasStopped(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience)
    const stop = (): void => {
      clearTimeout(timer)
      resolve()
    }
    request.removeAllListeners('data').once('end', stop).once('close', stop).once('error', stop).resume()
  })
}

/** Milliseconds. */
const patience = 1000

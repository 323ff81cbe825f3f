/** GraphQL over server-sent events, one connection for each subscription ("distinct connections mode"). */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createSourceEventStream, type DocumentNode, execute, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql'
import { EngineError } from '../../kernel/errors.ts'
import type { Model } from '../../model/types.ts'
import type { ChangeFeed, Runtime, Told } from '../../runtime/index.ts'
import type { GraphqlContext } from '../context.ts'
import { checkCost } from '../cost.ts'
import { preparedDocument } from '../documents.ts'
import type { Params } from '../params.ts'

/** Milliseconds between signs of life, and after which a client that takes nothing in is given up. */
const heartbeat = 10_000
const patience = 30_000
/** Most streams of this process at a time, and of one person. */
const mostStreams = 2000
const mostOfOne = 50

export interface Streams {
  /** Answers a subscription until the client or the server goes. @throws EngineError, GraphQLError before the first byte */
  readonly stream: (asked: StreamAsked, response: ServerResponse) => Promise<void>
  /** Ends every stream and begins none any more, so that clients go on elsewhere after their last cursor. */
  readonly end: () => void
}

export interface StreamAsked {
  readonly params: Params
  readonly runtime: Runtime
  readonly renew: () => Promise<Runtime>
  readonly feed: ChangeFeed
  /** Somebody sits in front of it, signed in; not a program with a token. */
  readonly isBrowser: boolean
  /** Header Last-Event-ID: goes on after it where the query names no cursor. */
  readonly lastEventId: string | null
}

export interface StreamDoor {
  readonly schemaOf: (model: Model) => GraphQLSchema
  readonly outside: (error: unknown) => GraphQLError
  /** Hears of people whose browsers listen, until the answer is called. */
  readonly enter: (userId: string) => () => void
}

export function openStreams(door: StreamDoor): Streams {
  const open = new Map<AbortController, string>()
  let isEnding = false
  const demandRoom = (actor: string): void => {
    if (isEnding) throw new EngineError('UNAVAILABLE', 'This server is about to stop.', { hint: 'Subscribe again with the last cursor: another one answers.' })
    const own = [...open.values()].filter((id) => id === actor).length
    if (own >= mostOfOne || open.size >= mostStreams) throw new EngineError('RATE_LIMITED', 'Too many subscriptions are open.', { hint: 'Close some, or subscribe to several things at once with “recordChanged”.' })
  }
  return {
    stream: async (asked, response) => {
      demandRoom(asked.runtime.actor.id)
      const controller = new AbortController()
      open.set(controller, asked.runtime.actor.id)
      response.on('close', () => controller.abort())
      const leave = asked.isBrowser ? door.enter(asked.runtime.actor.id) : null
      try {
        await stream(door, asked, response, controller.signal)
      } finally {
        controller.abort()
        leave?.()
        open.delete(controller)
      }
    },
    end: () => {
      isEnding = true
      for (const controller of open.keys()) controller.abort()
    },
  }
}

async function stream(door: StreamDoor, asked: StreamAsked, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const source = await begin(door, asked, signal)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  const beat = setInterval(() => void (response.writableNeedDrain || response.write(':\n\n')), heartbeat).unref()
  try {
    await send(response, signal, ':\n\n')
    for await (const told of source) {
      const result = await answer(door, asked, told)
      await send(response, signal, frame('next', result, told.cursor))
      if (signal.aborted) break
    }
  } catch (error) {
    if (!signal.aborted) await send(response, signal, `${frame('next', { errors: [door.outside(error)] })}event: complete\ndata:\n\n`)
  } finally {
    clearInterval(beat)
    response.end()
  }
}

const frame = (event: string, result: ExecutionResult, id?: string): string => `event: ${event}\n${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(result)}\n\n`

async function begin({ schemaOf }: StreamDoor, { params, runtime, renew, feed, lastEventId }: StreamAsked, signal: AbortSignal): Promise<AsyncIterable<Told>> {
  const schema = schemaOf(runtime.model)
  const contextValue: GraphqlContext = { runtime, watch: { feed, renew, signal, lastEventId } }
  const source = await createSourceEventStream({ schema, document: prepared(schema, params), ...operation(params), contextValue })
  if (Symbol.asyncIterator in source) return source as AsyncIterable<Told>
  throw source.errors?.[0] ?? new EngineError('BAD_INPUT', 'This is no subscription.')
}

/** By the rights and the version of the definitions that hold at this moment. */
async function answer({ schemaOf, outside }: StreamDoor, { params }: StreamAsked, told: Told): Promise<ExecutionResult> {
  const schema = schemaOf(told.runtime.model)
  const result = await execute({ schema, document: prepared(schema, params), ...operation(params), contextValue: { runtime: told.runtime } satisfies GraphqlContext, rootValue: told })
  return result.errors ? { ...result, errors: result.errors.map(outside) } : result
}

function prepared(schema: GraphQLSchema, { query, operationName, variables }: Params): DocumentNode {
  const document = preparedDocument(schema, query)
  checkCost(schema, document, operationName, variables)
  return document
}


const operation = ({ variables, operationName }: Params) => ({ variableValues: variables, operationName })

/** Written when the client took in what came before; one that takes in nothing for long is left. */
async function send(response: ServerResponse, signal: AbortSignal, text: string): Promise<void> {
  if (signal.aborted || response.write(text)) return
  const timer = setTimeout(() => response.destroy(), patience).unref()
  await once(response, 'drain', { signal }).catch(() => undefined)
  clearTimeout(timer)
}

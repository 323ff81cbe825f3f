import type { DraftFiles } from '../engine.ts'
import type { Issue } from '../kernel/errors.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { segment } from '../kernel/pointer.ts'

/**
 * Webhooks that the files send to and nobody has registered, each with its place. Warnings: an endpoint belongs to
 * an installation, so a package may be published before it; what is sent until then fails and can be sent again.
 */
export function unknownWebhooks(files: DraftFiles, known: readonly string[]): readonly Issue[] {
  return Object.entries(files).flatMap(([file, text]) => webhooksIn(parsed(text), '').filter(({ code }) => !known.includes(code)).map(({ code, pointer }) => issueOf(file, code, pointer, known)))
}

function issueOf(file: string, code: string, pointer: string, known: readonly string[]): Issue {
  const near = nearestName(code, known)
  return { file, pointer, severity: 'warning', message: `no webhook “${code}” is registered: what is sent there fails until one is`, hint: near ? `Was “${near}” meant? Else: npm run pitlane -- webhook add ${code} URL` : `npm run pitlane -- webhook add ${code} URL` }
}

/** Text that is no JSON is named by whoever reads the package. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

interface Place {
  readonly code: string
  readonly pointer: string
}

function webhooksIn(value: unknown, pointer: string): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const { type, params } = value as { readonly type?: unknown; readonly params?: { readonly webhook?: unknown } | null }
  const own = type === 'send-webhook' && typeof params?.webhook === 'string' ? [{ code: params.webhook, pointer: `${pointer}/params/webhook` }] : []
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => webhooksIn(inner, `${pointer}/${segment(key)}`))]
}

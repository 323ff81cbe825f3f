import type { Json } from '../../kernel/json.ts'
import { parseJson } from '../parse-json.ts'
import { type MergeConflict, mergeJson, type Side } from './merge-json.ts'

export interface MergedText {
  /** null: the file is gone. Where something is undecided, ours stands there meanwhile. */
  readonly text: string | null
  readonly conflicts: readonly MergeConflict[]
}

/**
 * Lays two changes of one file over one another; null: there is no such file. What is no JSON (yet) is one place.
 * Both may be merged in any number of steps: nothing that either of them wrote is lost without having been asked for.
 */
export function mergeTexts(base: string | null, ours: string | null, theirs: string | null, choices: Readonly<Record<string, Side>> = {}): MergedText {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] }
  if (ours === base) return { text: theirs, conflicts: [] }
  const [before, own, other] = [valueIn(base ?? '{}'), valueIn(ours), valueIn(theirs)]
  if (before === undefined || own === undefined || other === undefined) return asked(base, ours, theirs, choices)
  const { value, conflicts } = mergeJson(before, own, other, choices)
  return { text: `${JSON.stringify(value, null, 2)}\n`, conflicts }
}

function asked(base: string | null, ours: string | null, theirs: string | null, choices: Readonly<Record<string, Side>>): MergedText {
  const side = Object.hasOwn(choices, '') ? choices[''] : undefined
  if (side) return { text: side === 'ours' ? ours : theirs, conflicts: [] }
  return { text: ours, conflicts: [{ key: '', pointer: '', kind: 'value', base, ours, theirs }] }
}

function valueIn(text: string | null): Json | undefined {
  if (text === null) return undefined
  const read = parseJson('', text)
  return 'value' in read ? (read.value as Json) : undefined
}

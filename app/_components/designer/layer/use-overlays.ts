'use client'
import { useMemo, useState } from 'react'
import { applyOverlay, contentsOf, copiedInto, type Issue, isSame, overlayFile, type OverlayDefinition, type OverlayOperation, type PackageDefinition, promoted, withNeeds, withoutOperations } from '../../../../engine/client.ts'
import { issuesInMyWords } from '../../../(studio)/layers.ts'
import { reply } from '../../../_lib/request.ts'
import { jsonOf, textOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import { overlayIn, overlayText, packageIn } from './layered.ts'

export interface Overlays {
  readonly base: PackageDefinition
  readonly of: (dealership: string) => OverlayDefinition
  /** The package without the overlay, and with: what knows the names. */
  readonly packagesOf: (dealership: string) => readonly PackageDefinition[]
  /** Takes operations out; all of them where none is named. */
  readonly reset: (dealership: string, operation?: OverlayOperation) => void
  /** Copies an operation with what it needs; those it does not fit stay as they were. */
  readonly copy: (from: string, operation: OverlayOperation, to: readonly string[]) => void
  readonly promote: (from: string, operation: OverlayOperation) => void
  /** What could not be done last, and why. */
  readonly refusals: readonly Issue[]
  readonly dismiss: () => void
}

/** The overlays of the draft, and what is done with their differences; null while the package cannot be read. */
export function useOverlays(): Overlays | null {
  const { files, published, writeAll, dealerships } = useStudio()
  const [refusals, setRefusals] = useState<readonly Issue[]>([])
  const base = useMemo(() => readable(() => packageIn(files, (_, text) => jsonOf(text))), [files])
  const laid = useMemo(() => new Map(base === null ? [] : dealerships.map(({ code }) => [code, readable(() => applyOverlay(base, { ...overlayIn(files, code, base), base: `${base.manifest.id}@${base.manifest.version}` }).package) ?? base] as const)), [base, files, dealerships])
  if (!base) return null
  const of = (dealership: string): OverlayDefinition => overlayIn(files, dealership, base)
  const keep = (overlays: readonly OverlayDefinition[]): Record<string, string | null> => Object.fromEntries(overlays.map((overlay) => [overlayFile(overlay.dealership), overlayText(overlay, published[overlayFile(overlay.dealership)])]))
  const refuse = (found: readonly Issue[]) => {
    setRefusals(found)
    if (found.length > 0) void reply(issuesInMyWords(found)).then((answer) => answer.ok && setRefusals(answer.data))
  }
  return {
    base,
    of,
    packagesOf: (dealership) => [base, laid.get(dealership) ?? base],
    reset: (dealership, operation) => {
      refuse([])
      writeAll(keep([operation ? withoutOperations(base, of(dealership), (one) => isSame(one, operation)) : { ...of(dealership), operations: [] }]))
    },
    copy: (from, operation, to) => {
      const operations = withNeeds(of(from), operation)
      const copied = to.map((dealership) => copiedInto(base, of(dealership), operations))
      refuse(copied.flatMap((one) => one.refusals))
      writeAll(keep(copied.flatMap(({ overlay, refusals: found }) => (found.length === 0 ? [overlay] : []))))
    },
    promote: (from, operation) => {
      const operations = withNeeds(of(from), operation)
      const known = Object.fromEntries(dealerships.flatMap(({ code }) => (files[overlayFile(code)] === undefined ? [] : [[code, of(code)] as const])))
      const made = promoted(base, known, operations)
      refuse(made.refusals)
      if (made.refusals.length === 0) writeAll({ ...packageFiles(base, made.package, published), ...keep(Object.values(made.overlays)) })
    },
    refusals,
    dismiss: () => setRefusals([]),
  }
}

/** Files of the package that are others now. */
function packageFiles(before: PackageDefinition, after: PackageDefinition, published: Readonly<Record<string, string>>): Record<string, string | null> {
  const [old, next] = [contentsOf(before), contentsOf(after)]
  const changed = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((path) => old[path] !== next[path])
  return Object.fromEntries(changed.map((path) => [path, next[path] === undefined ? null : isSame(jsonOf(published[path]), next[path]) ? (published[path] ?? null) : textOf(next[path])]))
}

/** What has the shape of no definition is mended in Design. */
function readable<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

'use client'
import { useMemo } from 'react'
import { expressionScope, type ExpressionScope } from '../expression/scope.ts'
import { useStudio } from '../studio-context.tsx'
import { filesOfKind, type Kind, kindIn } from './kind.ts'

/** The kind of record at `path`, and how to put a changed one in its place: its files together, one step to take back. */
export function useKind(path: string): { readonly kind: Kind | null; readonly put: (next: Kind) => void } {
  const { files, write, writeAll } = useStudio()
  const [entity, views, machine] = ['entity.json', 'views.json', 'machine.json'].map((file) => files[path.replace(/[^/]+$/, file)])
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when one of its three files is another
  const kind = useMemo(() => kindIn(files, path), [path, entity, views, machine])
  const put = (next: Kind) => {
    if (!kind) return
    const changed = Object.entries(filesOfKind(path, kind, next))
    const [only] = changed
    // What is typed into one file is one step.
    if (only && changed.length === 1) write(...only)
    else if (changed.length > 1) writeAll(Object.fromEntries(changed))
  }
  return { kind, put }
}

/** What expressions of the kind may read; of a row of lines too, where `line` names them. */
export function useScope(entity: string, line: string | undefined, locale: string): ExpressionScope {
  const { files, changes } = useStudio()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are made anew each time; the changes are what makes them others
  return useMemo(() => expressionScope(files, { entity, line, withActor: true }, locale), [changes, entity, line, locale])
}

'use client'
import { useFormHost } from '../form-host.tsx'
import { comparableText } from '../../kernel/comparable-text.ts'
import type { CellIssue, WidgetChoice } from '../widget.ts'
import { withValue } from '../with-value.ts'
import { parseBlock } from './block.ts'
import { type Pasted, pasteBlock, type PasteInto, type Rows, type Unread } from './grid-model.ts'
import type { useRows } from './use-rows.ts'

type Found = readonly { readonly name: Unread; readonly choice: WidgetChoice | null }[]

/** The records that were found, put where their names were pasted; what somebody has typed there since stays. */
const withFound = (rows: Rows, found: Found): Rows =>
  rows.map((row, i) => found.reduce((all, { name, choice }) => (choice && name.row === i && row[name.column.name] === undefined ? withValue(all, name.column.name, choice.value) : all), row))

/** Lays a block of cells from another program over the grid, and looks up the records it names. Answers what was not understood. */
export function usePaste({ latest, change, write }: ReturnType<typeof useRows>) {
  const host = useFormHost()

  const find = async (names: readonly Unread[]): Promise<Found> => {
    const asked = new Map<string, Promise<readonly WidgetChoice[]>>()
    return Promise.all(
      names.map(async (name) => {
        const entity = name.column.options.target?.entity ?? 'user'
        const key = `${entity}\n${comparableText(name.text)}`
        const choices = asked.get(key) ?? host.choices(entity, name.text)
        asked.set(key, choices)
        const known = await choices
        const exact = known.filter(({ title }) => comparableText(title) === comparableText(name.text))
        const [one, second] = exact.length > 0 ? exact : known
        return { name, choice: one && !second ? one : null }
      }),
    )
  }
  return (text: string, into: Omit<PasteInto, 'rows' | 'timeZone'>): { readonly range: Pasted['range']; readonly wrong: Promise<readonly CellIssue[]> } => {
    const pasted = pasteBlock({ ...into, rows: latest.current, timeZone: host.timeZone }, parseBlock(text))
    change(pasted.rows)
    const lookUp = async (): Promise<readonly CellIssue[]> => {
      const found = await find(pasted.unread.filter(({ isSearch }) => isSearch))
      for (const { choice } of found) if (choice) host.remember(choice.value, choice.title)
      if (found.some(({ choice }) => choice)) write(withFound(latest.current, found))
      const lost = [...pasted.unread.filter(({ isSearch }) => !isSearch), ...found.flatMap(({ name, choice }) => (choice ? [] : [name]))]
      return lost.map(({ row, column, text: words }) => ({ row, column: column.name, message: host.text('grid.notRead', { text: words }) }))
    }
    return { range: pasted.range, wrong: lookUp() }
  }
}

/** What its person says of an import: which column goes where, and what to do about what is there already. */
import type { JsonObject } from '../../kernel/json.ts'
import { EngineError } from '../../kernel/errors.ts'
import { encodings, type Encoding, separators, type Separator } from './detect-text.ts'
import { worded } from '../worded.ts'

/** `fill`: only fields that are empty there; `create`: a second one all the same. */
export type WhenThere = 'skip' | 'update' | 'fill' | 'create'
const choices: readonly WhenThere[] = ['skip', 'update', 'fill', 'create']

export interface ImportSettings {
  readonly sheet: number
  readonly encoding: Encoding
  readonly separator: Separator
  /** Name of a field for each column; null: the column is left out. */
  readonly columns: readonly (string | null)[]
  readonly whenThere: WhenThere
  /** By number of the row, where it is to go otherwise. */
  readonly rows: Readonly<Record<string, WhenThere>>
  /** References whose records are made where nothing has the name. */
  readonly createMissing: readonly string[]
}

const mostDecisions = 5_000

/** Settings as a browser sends them. @throws EngineError BAD_INPUT */
export function readSettings(given: JsonObject): ImportSettings {
  const { sheet = 0, encoding = 'utf-8', separator = ';', columns = [], whenThere = 'skip', rows = {}, createMissing = [] } = given
  const isText = (value: unknown): value is string => typeof value === 'string'
  const decisions = typeof rows === 'object' && rows !== null && !Array.isArray(rows) ? Object.entries(rows) : []
  const isRight =
    Number.isInteger(sheet) && encodings.includes(encoding as Encoding) && separators.includes(separator as Separator) && choices.includes(whenThere as WhenThere) && Array.isArray(columns) && columns.every((name) => name === null || isText(name)) && Array.isArray(createMissing) && createMissing.every(isText) && decisions.length <= mostDecisions && decisions.every(([row, choice]) => /^\d+$/.test(row) && choices.includes(choice as WhenThere))
  if (!isRight) throw new EngineError('BAD_INPUT', 'The settings of the import are not of the form they should have.')
  const chosen = (columns as (string | null)[]).filter((name) => name !== null)
  if (chosen.length === 0) throw worded('BAD_INPUT', { en: 'No column is chosen to be imported.', ru: 'Не выбрано ни одного столбца для загрузки.', uk: 'Не вибрано жодного стовпця для завантаження.', ro: 'Nu este aleasă nicio coloană pentru import.' })
  if (new Set(chosen).size < chosen.length) throw worded('BAD_INPUT', { en: 'Two columns go into the same field. Leave one of them out.', ru: 'Два столбца загружаются в одно поле. Исключите один из них.', uk: 'Два стовпці завантажуються в одне поле. Виключіть один із них.', ro: 'Două coloane merg în același câmp. Excludeți una dintre ele.' })
  return { sheet: sheet as number, encoding: encoding as Encoding, separator: separator as Separator, columns: columns as (string | null)[], whenThere: whenThere as WhenThere, rows: Object.fromEntries(decisions) as Record<string, WhenThere>, createMissing: createMissing as string[] }
}

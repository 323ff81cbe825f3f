/** Print forms: every field they show exists, every expression in them is right. */
import { printFile } from '../../definition/index.ts'
import type { EntityFiles, PrintBlock, PrintDefinition, PrintText } from '../../definition/types.ts'
import { compileExpression } from '../../expressions/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import { placeholders } from '../../model/print-text.ts'
import { celIssues, type Check, type CheckContext, fieldNames, issue, ruleScope, unknownName } from './context.ts'

export const checkPrints: Check = (context) =>
  Object.values(context.package.entities).flatMap((files) => Object.entries(files.print ?? {}).flatMap(([name, form]) => (context.isKnown(form) && context.isKnown(files.entity) ? [] : formIssues({ context, files, file: printFile(files.entity.name, name) }, form))))

interface At {
  readonly context: CheckContext
  readonly files: EntityFiles
  readonly file: string
}

function formIssues(at: At, form: PrintDefinition): readonly Issue[] {
  return [...textIssues(at, '/header', form.header), ...textIssues(at, '/footer', form.footer), ...form.blocks.flatMap((block, i) => blockIssues(at, `/blocks/${i}`, block))]
}

function blockIssues(at: At, pointer: string, block: PrintBlock): readonly Issue[] {
  return [...celIssues(at.file, `${pointer}/visible`, block.visible, ruleScope(at.context, at.files.entity.name), 'boolean'), ...contentIssues(at, pointer, block)]
}

function contentIssues(at: At, pointer: string, block: PrintBlock): readonly Issue[] {
  switch (block.kind) {
    case 'heading':
      return textIssues(at, `${pointer}/text`, block.text)
    case 'paragraph':
      return [...textIssues(at, `${pointer}/text`, block.text), ...(block.join ?? []).flatMap((text, i) => textIssues(at, `${pointer}/join/${i}`, text)), ...(block.text || block.join ? [] : [issue(at.file, pointer, 'says nothing', 'Give a text, or texts to join.')])]
    case 'fields':
      return block.rows.flatMap((row, i) => rowIssues(at, `${pointer}/rows/${i}`, row))
    case 'lines':
      return lineIssues(at, pointer, block)
    case 'logo':
      return []
    case 'signatures':
      return block.places.flatMap(({ text }, i) => textIssues(at, `${pointer}/places/${i}/text`, text))
  }
}

function rowIssues(at: At, pointer: string, { field, titles, text }: Extract<PrintBlock, { kind: 'fields' }>['rows'][number]): readonly Issue[] {
  if (field !== undefined) return unknownName(at.file, `${pointer}/field`, 'field', field, fieldNames(at.files))
  return text && titles ? textIssues(at, `${pointer}/text`, text) : [issue(at.file, pointer, 'names no field', 'Name a field, or give titles and a text.')]
}

function lineIssues(at: At, pointer: string, { field, columns }: Extract<PrintBlock, { kind: 'lines' }>): readonly Issue[] {
  const property = at.files.entity.schema.properties[field]
  if (!property) return unknownName(at.file, `${pointer}/field`, 'field', field, fieldNames(at.files))
  if (!property.items) return [issue(at.file, `${pointer}/field`, `“${field}” holds no lines`, 'A table shows the rows of a lines field.')]
  const names = Object.keys(property.items.properties)
  return columns.flatMap((column, i) => unknownName(at.file, `${pointer}/columns/${i}/field`, `field of the lines`, column.field, names))
}

function textIssues({ context, files, file }: At, pointer: string, text: PrintText | undefined): readonly Issue[] {
  const scope = ruleScope(context, files.entity.name)
  return Object.entries(text ?? {}).flatMap(([locale, one]) =>
    placeholders(one).flatMap((source) => {
      try {
        compileExpression(source, scope)
        return []
      } catch (error) {
        if (!(error instanceof EngineError)) throw error
        return error.issues.map(({ message, hint }) => issue(file, `${pointer}/${locale}`, message, hint))
      }
    }),
  )
}

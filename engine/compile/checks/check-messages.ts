/** Messages: what they speak of is there, and every expression in them is right. */
import { messageFile } from '../../definition/index.ts'
import type { MessageDefinition } from '../../definition/types.ts'
import { compileExpression } from '../../expressions/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import { textParts } from '../../model/print-text.ts'
import { type Check, type CheckContext, entityIn, entityNamesOf, issue, ruleScope, unknownName } from './context.ts'

export const checkMessages: Check = (context) => Object.values(context.package.messages ?? {}).flatMap((message) => messageIssues(context, message))

function messageIssues(context: CheckContext, message: MessageDefinition): readonly Issue[] {
  const file = messageFile(message.name)
  const files = entityIn(context.package, message.entity)
  if (!files) return unknownName(file, '/entity', 'entity', message.entity, entityNamesOf(context.package))
  if (context.isKnown(message) && context.isKnown(files.entity)) return []
  return (['subject', 'body'] as const).flatMap((part) => Object.entries(message[part] ?? {}).flatMap(([locale, text]) => textIssues(context, file, `/${part}/${locale}`, message.entity, text)))
}

function textIssues(context: CheckContext, file: string, pointer: string, entity: string, text: string): readonly Issue[] {
  return textParts(text).flatMap((part) => {
    if (part.kind === 'words') return []
    if (part.kind === 'name') return [issue(file, pointer, `“${part.name}” stands for nothing in a message`, 'Use what the record says: {{record.number}}.')]
    try {
      compileExpression(part.source, ruleScope(context, entity))
      return []
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      return error.issues.map(({ message, hint }) => issue(file, pointer, message, hint))
    }
  })
}

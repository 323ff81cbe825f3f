import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { auditActions } from '../engine/kernel/audit-actions.ts'
import { locales } from '../engine/kernel/titles.ts'

it.each(locales)('every action that the audit tells of has a title in %s, and no other', (locale) => {
  const { actions } = JSON.parse(readFileSync(resolve(import.meta.dirname, `../app/_messages/${locale}/audit.json`), 'utf8')) as { actions: Record<string, string> }
  expect(Object.keys(actions).sort()).toEqual([...auditActions].sort())
})

import { describe, expect, test } from 'vitest'
import { parseModule, readModules } from './modules.ts'
import { cycles, violations } from './rules.ts'

const modules = readModules()

describe('the rooms', () => {
  test('import only what they may', () => {
    expect(violations(modules)).toEqual([])
  })

  test('import in no circle', () => {
    expect(cycles(modules)).toEqual([])
  })

  test('were really looked at', () => {
    expect(modules.length).toBeGreaterThan(150)
    expect(modules.flatMap(({ imports }) => imports).filter(({ isOwn }) => isOwn).length).toBeGreaterThan(400)
    const known = new Set(modules.map(({ path }) => path))
    const lost = modules.flatMap(({ path, imports }) => imports.filter(({ isOwn, target }) => isOwn && /\.tsx?$/.test(target) && !target.includes('/generated/') && !known.has(target)).map(({ target }) => `${path} → ${target}`))
    expect(lost).toEqual([])
  })
})

describe('a planted import bites', () => {
  test.each([
    ['engine/kernel/planted.ts', "import { x } from '../model/types.ts'"],
    ['engine/graphql/planted.ts', "import { openStore } from '../store/pool.ts'"],
    ['engine/fields/money/planted.ts', "import { decimal } from '../decimal/index.ts'"],
    ['engine/fields/money/index.ts', "import { Widget } from './widget.tsx'"],
    ['engine/runtime/planted.ts', "import pg from 'pg'"],
    ['engine/store/planted.ts', "const client = await import('@prisma/client')"],
    ['engine/forms/planted.ts', "export { x } from 'next/server'"],
    ['engine/store/planted.ts', "import { createEngine } from '../index.ts'"],
    ['engine/jobs/planted.ts', "import { openRooms } from '../composition/rooms.ts'"],
    ['engine/composition/planted.ts', "import { PgBoss } from 'pg-boss'"],
    ['engine/contract/planted.ts', "import { openStore } from '../runtime/index.ts'"],
    ['app/planted.tsx', "import { createEngine } from '../engine/index.ts'"],
    ['app/planted.tsx', "import { openStore } from '../engine/store/pool.ts'"],
  ])('%s: %s', (path, text) => {
    expect(violations([parseModule(path, text)])).toHaveLength(1)
  })

  test.each([
    ['app/_lib/engine.ts', "import type { Engine } from '../../engine/index.ts'"],
    ['engine/runtime/planted.ts', "import { readRecords } from '../store/index.ts'"],
    ['engine/store/planted.ts', "import pg from 'pg'"],
  ])('but not an allowed one: %s: %s', (path, text) => {
    expect(violations([parseModule(path, text)])).toEqual([])
  })

  test('and so does a circle', () => {
    expect(cycles([parseModule('engine/kernel/a.ts', "import './b.ts'"), parseModule('engine/kernel/b.ts', "import './a.ts'")])).toHaveLength(1)
  })
})

/** Icons that definitions name are drawn: a name that the interface does not know would show as a plain dot. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { iconNames } from '../../app/_lib/icons.tsx'

const folder = resolve(import.meta.dirname, '../../definitions/auto-service')

test('every icon of the package is one that the interface draws', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  const named = files.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/"icon": "([^"]+)"/g)].map(([, icon]) => `${name}: ${icon}`))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((one) => !iconNames.includes(one.split(': ')[1] ?? ''))).toEqual([])
})

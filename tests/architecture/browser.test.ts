import { expect, test } from 'vitest'
import { readModules } from './modules.ts'

const modules = new Map(readModules().map((module) => [module.path, module]))

/** What a page loads with the module: own modules and packages, types aside. */
function loaded(entry: string): { readonly own: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const own = new Set<string>()
  const packages = new Set<string>()
  const queue = [entry]
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (own.has(path)) continue
    own.add(path)
    for (const { target, isOwn, isTypeOnly } of modules.get(path)?.imports ?? []) {
      if (!isTypeOnly) isOwn ? queue.push(target) : packages.add(target)
    }
  }
  return { own, packages }
}

test('expressions run in the browser: nothing they load is of Node', () => {
  const { own, packages } = loaded('engine/expressions/index.ts')
  expect(own.size).toBeGreaterThan(10)
  expect([...packages]).toEqual(['@marcbachmann/cel-js'])
})

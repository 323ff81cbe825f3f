import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isManifest } from './package-shape.ts'

it('draws what says what a package is, and leaves everything else to the text', () => {
  const text = readFileSync('definitions/auto-service/manifest.json', 'utf8')
  expect(isManifest('manifest.json', text)).toBe(true)
  expect(isManifest('entities/client/entity.json', text)).toBe(false)
  for (const wrong of ['{', '{}', text.replace('"RUB"', '7')]) expect(isManifest('manifest.json', wrong)).toBe(false)
})

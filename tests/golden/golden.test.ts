import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { artefacts } from './artefacts.ts'

describe('golden artefacts of the auto-service package', () => {
  it.each(Object.keys(artefacts))('%s is as recorded (on purpose: node tests/golden/update.ts)', (name) => {
    expect(artefacts[name]?.()).toBe(readFileSync(`tests/golden/${name}`, 'utf8'))
  })
})

import { expect, test } from 'vitest'
import { refusals } from '../../engine/kernel/refusals/spoken.ts'
import { issueTexts, plainIssueTexts, refusalTexts } from './refusal-texts.ts'
import { sourceFiles } from './sources.ts'

/** Rooms whose refusals answer a command line or a hand-written query: whoever reads them reads English. */
const technical = /^engine\/(cli|compile|ddl|definition|graphql|store\/(read|columns|databases|migrate)|workflow\/compile|expressions\/compile)/

/** Folders are read by the command line, machines of fixtures by tests. */
const ofCommandLine = /^engine\/(definition\/load-package|workflow\/fixtures)/

const found = sourceFiles('engine', /\.ts$/)
  .flatMap(refusalTexts)
  .filter(({ code, place }) => (code === 'FORBIDDEN' && !place.startsWith('engine/cli')) || (!technical.test(place) && code !== 'DEFINITION_INVALID' && code !== 'CONFIGURATION'))

test('refusals were found', () => {
  expect(found.length).toBeGreaterThan(100)
})

test('whatever staff may be refused with is said in every language', () => {
  // Composed of nothing but facts: each is said by itself.
  const plain = found.filter(({ text }) => /\p{L}{2}/u.test(text.replaceAll(/\{\d\}/g, '')))
  expect([...new Set(plain.filter(({ text }) => !(text in refusals)).map(({ text, place }) => `${place} ${text}`))]).toEqual([])
})

test('what the checks of definitions find is said in every language', () => {
  // Each name that is unknown has a sentence of its own: “there is no field …”.
  const found = [...sourceFiles('engine/compile/checks', /\.ts$/).flatMap(issueTexts), ...['definition', 'compile', 'publish', 'workflow', 'ddl'].flatMap((room) => sourceFiles(`engine/${room}`, /\.ts$/)).flatMap(plainIssueTexts)]
  const issues = found.filter(({ text, place }) => !text.startsWith('there is no {1}') && !ofCommandLine.test(place) && /\p{L}{2}/u.test(text.replaceAll(/\{\d\}/g, '')))
  expect(issues.length).toBeGreaterThan(80)
  expect([...new Set(issues.filter(({ text }) => !(text in refusals)).map(({ text, place }) => `${place} ${text}`))]).toEqual([])
})

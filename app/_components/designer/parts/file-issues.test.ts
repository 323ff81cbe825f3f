import { expect, test } from 'vitest'
import type { Issue } from '../../../../engine/client.ts'
import { fileIssues } from './file-issues.ts'

const issue = (file: string, pointer: string): Issue => ({ file, pointer, message: pointer })

test('issues of a file stand with the part that they point into, and with no other of a longer name', () => {
  const { at, besides } = fileIssues([issue('a', '/on/missed/event'), issue('a', '/on'), issue('a', '/once'), issue('a', ''), issue('b', '/on')], 'a')
  expect(at('on/missed').map(({ pointer }) => pointer)).toEqual(['/on/missed/event'])
  expect(at('entity', 'on').map(({ pointer }) => pointer)).toEqual(['/on/missed/event', '/on'])
  expect(besides('entity', 'on').map(({ pointer }) => pointer)).toEqual(['/once', ''])
})

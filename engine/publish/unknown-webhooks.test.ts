import { expect, test } from 'vitest'
import { relayPackage } from '../../tests/fixtures/relay-package.ts'
import { unknownWebhooks } from './unknown-webhooks.ts'

test('webhooks that nobody registered are named with their place and what to do, as warnings', () => {
  const file = 'entities/ticket/machine.json'
  expect(unknownWebhooks(relayPackage(), ['sink', 'nobodyy'])).toEqual([
    { file, pointer: '/states/here/on/LOST/actions/0/params/webhook', severity: 'warning', message: expect.stringContaining('nobody'), hint: expect.stringContaining('Was “nobodyy” meant?') },
  ])
  expect(unknownWebhooks(relayPackage(), []).length).toBe(3)
  expect(unknownWebhooks(relayPackage(), ['sink', 'nobody'])).toEqual([])
  expect(unknownWebhooks({ 'broken.json': '{' }, [])).toEqual([])
})

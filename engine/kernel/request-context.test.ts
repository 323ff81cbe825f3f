import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { currentRequest, inRequest } from './request-context.ts'

test('requests that are worked on at the same time are told apart, also after waiting', async () => {
  const idAfterWaiting = async (): Promise<string | undefined> => {
    await setImmediate()
    return currentRequest()?.id
  }
  const ids = ['one', 'two', 'three']
  expect(await Promise.all(ids.map((id) => inRequest({ id, codes: [] }, idAfterWaiting)))).toEqual(ids)
  expect(currentRequest()).toBeNull()
})

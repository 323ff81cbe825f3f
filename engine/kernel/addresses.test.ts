import { expect, test } from 'vitest'
import { senderOf } from './addresses.ts'

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:0:7:aaaa:bbbb:cccc:dddd', '2001:db8:0:7::/64'],
  ['2001:0DB8::7:0:0:0:1', '2001:db8:0:7::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['nonsense', ''],
  [null, ''],
])('%s is %s', (address, sender) => {
  expect(senderOf(address)).toBe(sender)
})

test('nobody becomes another by counting up the end of an IPv6 address', () => {
  expect(senderOf('2001:db8::1')).toBe(senderOf('2001:db8::ffff:1'))
  expect(senderOf('2001:db8::1')).not.toBe(senderOf('2001:db8:0:1::1'))
})

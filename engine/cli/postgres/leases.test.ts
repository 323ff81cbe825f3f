import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dropLease, takeLease } from './leases.ts'

it('lets go of a server when the last of several users in one process has left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leases-'))
  try {
    takeLease(folder)
    takeLease(folder)
    expect(dropLease(folder)).toBe(false)
    expect(dropLease(folder)).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

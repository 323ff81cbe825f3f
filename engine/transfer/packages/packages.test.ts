import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFolder } from '../../definition/index.ts'
import { writeZip } from '../sheets/zip.ts'
import { packFiles } from './pack-files.ts'
import { unpackFiles } from './unpack-files.ts'

const files = readFolder('definitions/auto-service')
const overlay = '{"base":"auto-service@1.0.0","dealership":"spb","operations":[]}'

async function zipOf(contents: Readonly<Record<string, string>>): Promise<Buffer> {
  const chunks: Buffer[] = []
  async function* one(text: string): AsyncGenerator<string> {
    yield text
  }
  for await (const chunk of writeZip(Object.entries(contents).map(([name, text]) => ({ name, content: one(text) })))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A zip of one part whose table of contents may say anything. */
function lyingZip(name: string, packed: Buffer, size: number, flags = 0): Buffer {
  const encoded = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(encoded.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(flags, 8)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(encoded.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + encoded.length, 12)
  end.writeUInt32LE(local.length + encoded.length + packed.length, 16)
  return Buffer.concat([local, encoded, packed, central, encoded, end])
}

const bomb = deflateRawSync(Buffer.alloc(300 * 1_048_576))

describe('a package as one file', () => {
  it('comes back as it went, the same bytes each time', async () => {
    const packed = await packFiles({ ...files, 'overlays/spb.json': overlay })
    expect(await unpackFiles(packed)).toEqual({ ...files, 'overlays/spb.json': overlay })
    expect((await packFiles({ 'overlays/spb.json': overlay, ...files })).equals(packed)).toBe(true)
  })

  it('is taken out of a folder around it, without notes and hidden files', async () => {
    const zip = await zipOf({ 'x/manifest.json': '{}', 'x/README.md': 'hello', 'x/.DS_Store': '', 'x/overlays/spb/overlay.json': overlay })
    expect(await unpackFiles(zip)).toEqual({ 'manifest.json': '{}', 'overlays/spb/overlay.json': overlay })
  })

  it('may be the changes of one dealership alone', async () => {
    expect(await unpackFiles(Buffer.from(overlay))).toEqual({ 'overlays/spb.json': overlay })
    expect(await unpackFiles(await packFiles({ ...files, 'overlays/spb.json': overlay }, 'spb'))).toEqual({ 'overlays/spb.json': overlay })
    expect(await unpackFiles(await zipOf({ 'overlay.json': overlay }))).toEqual({ 'overlays/spb.json': overlay })
  })

  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /no package/],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47]), /no package/],
    ['JSON that is no overlay', () => Buffer.from('{"a":1}'), /no package/],
    ['an overlay of a name that is none', () => Buffer.from('{"dealership":"__proto__","operations":[]}'), /no package/],
    ['a zip that breaks off', async () => (await packFiles(files)).subarray(0, 5000), /no package/],
    ['a zip of nothing', () => zipOf({ 'README.md': 'x' }), /no package/],
    ['a way out', () => zipOf({ '../../etc/passwd': 'x' }), /outside/],
    ['a way to the root', () => zipOf({ '/etc/passwd': 'x' }), /outside/],
    ['a way with backslashes', () => zipOf({ 'entities\\..\\..\\x.json': 'x' }), /outside/],
    ['a name of the language', () => zipOf({ 'entities/__proto__/entity.json': '{}' }), /outside/],
    ['one path twice', async () => Buffer.from((await zipOf({ 'a1.json': 'x', 'a2.json': 'y' })).toString('latin1').replaceAll('a2.json', 'a1.json'), 'latin1'), /twice/],
    ['too many files', () => zipOf(Object.fromEntries(Array.from({ length: 3001 }, (_, i) => [`a${i}.json`, '']))), /larger/],
    ['a bomb', () => lyingZip('manifest.json', bomb, 300 * 1_048_576), /larger/],
    ['a bomb that says it is small', () => lyingZip('manifest.json', bomb, 1000), /no package|larger/],
    ['a password', () => lyingZip('manifest.json', Buffer.from([3, 0]), 0, 1), /password/],
    ['more bytes than any package', () => Buffer.alloc(9 * 1_048_576, 0x50), /larger/],
  ])('refuses %s at once, and says why', async (_, make, reason) => {
    const bytes = await make()
    const [started, before] = [performance.now(), process.memoryUsage().rss]
    await expect(unpackFiles(bytes)).rejects.toThrow(reason)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576)
  })
})

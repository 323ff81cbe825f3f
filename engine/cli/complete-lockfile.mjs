// npm run lockfile: after `npm install`, brings package-lock.json into the form that is committed.
//
// npm locks only those optional packages of other platforms that its registry serves. A lockfile without them
// is refused by `npm ci` elsewhere, or leaves people there without the native half of a package. They are
// added from the parent's own list; npm skips them where they don't apply. Addresses (the registry
// that happened to be used, sponsors) are taken out.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const systems = new Map(Object.entries({ linux: 'linux', darwin: 'darwin', macos: 'darwin', win32: 'win32', windows: 'win32', android: 'android', freebsd: 'freebsd', netbsd: 'netbsd', openbsd: 'openbsd', openharmony: 'openharmony', sunos: 'sunos', aix: 'aix' }))
const processors = new Set(['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'])

/** What the name of a platform package says about where it applies; null where it says nothing. */
function platformOf(name, isDevelopment) {
  const words = name.split('/').at(-1).split(/[-_.]/)
  const os = words.map((word) => systems.get(word)).find(Boolean)
  const cpu = words.find((word) => processors.has(word))
  if (!os && !cpu) return null
  return { ...(cpu && { cpu: [cpu] }), ...(isDevelopment && { dev: true }), ...(words.some((word) => word.startsWith('musl')) && { libc: ['musl'] }), optional: true, ...(os && { os: [os] }) }
}

/** The version to lock: the exact one asked for, else that of a brother already locked, which releases together. */
function versionOf(range, parent, packages) {
  if (/^\d/.test(range)) return range
  const brothers = Object.entries(parent.optionalDependencies).filter(([, other]) => other === range)
  return brothers.map(([name]) => packages[`node_modules/${name}`]?.version).find(Boolean)
}

/** Whether that version is what the parent at `path` would find. */
function isLocked(packages, path, name, version) {
  return [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => packages[place]?.version === version)
}

/** Answers the completed lockfile and the names it could not place. */
export function complete(lock) {
  const packages = {}
  for (const [path, { resolved: _address, funding: _sponsors, ...entry }] of Object.entries(lock.packages)) packages[path] = entry
  const unplaced = []
  for (const [path, parent] of Object.entries({ ...packages })) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      const version = versionOf(range, parent, packages)
      if (version && isLocked(packages, path, name, version)) continue
      const platform = platformOf(name, parent.dev)
      if (!version || !platform) {
        if (!packages[`node_modules/${name}`]) unplaced.push(`${name}@${range}`)
        continue
      }
      const place = packages[`node_modules/${name}`] ? `${path}/node_modules/${name}` : `node_modules/${name}`
      packages[place] = { version, ...platform }
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { lock: { ...lock, packages: sorted }, unplaced }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? 'package-lock.json'
  const before = JSON.parse(readFileSync(file, 'utf8'))
  const { lock, unplaced } = complete(before)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(lock.packages).length - Object.keys(before.packages).length} platform packages added to ${file}`)
  for (const name of unplaced) console.log(`left out, its name tells no platform: ${name}`)
}

import type { Engine } from '../engine.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Environment } from './environment.ts'

/** Prints where the product is and, for the demo network, who may sign in. */
export async function welcome(engine: Engine, { port, host }: Environment): Promise<void> {
  const accounts = await engine.demoAccounts()
  const lines = [...accounts].sort(byPlace).map(({ login, password, role }) => `    ${login.padEnd(24)} ${password.padEnd(12)} ${titleOf(role, 'en')}`)
  const address = `http://${host && host !== '0.0.0.0' && host !== '::' ? host : 'localhost'}:${port}`
  console.log(`\nPitlane is ready: ${address}\n`)
  if (lines.length > 0) console.log(['  Demo accounts', `    ${'login'.padEnd(24)} ${'password'.padEnd(12)} role`, ...lines, ''].join('\n'))
  console.log('  GraphQL: /api/graphql. Stop with Ctrl-C; the data is kept.\n')
}

/** The network's accounts first, then dealership by dealership. */
function byPlace(a: { readonly login: string }, b: { readonly login: string }): number {
  const key = ({ login }: { readonly login: string }): string => [...login.split('.'), ''].slice(0, 2).reverse().join(' ')
  return key(a) < key(b) ? -1 : 1
}

/** Dealerships of the network, for whoever manages people there. */
import type { DealershipDetails, DealershipView, Sites } from '../../engine.ts'
import type { AuditAction } from '../../kernel/audit-actions.ts'
import { EngineError } from '../../kernel/errors.ts'
import { locales, type Titles } from '../../kernel/titles.ts'
import type { Actor } from '../../model/types.ts'
import type { Dealership, Platform } from '../../platform/index.ts'
import { logoOf } from './logo.ts'
import { type Overseers, refuse } from './oversight.ts'

interface Surroundings {
  readonly platform: Platform
  readonly overseers: Overseers
  /** Operations of the dealership's overlay in what is live. */
  readonly differences: (code: string) => number
  readonly changed: (actor: Actor, code: string, action: AuditAction, note: string | null) => Promise<void>
}

const detailNames = ['legalName', 'taxNumber', 'address', 'phone', 'email', 'website', 'bank', 'account'] as const satisfies readonly (keyof DealershipDetails)[]
const longest = 300

const wrong = (pointer: string, reason: string, message: string): EngineError => new EngineError('BAD_INPUT', message, { issues: [{ pointer, message }], data: { reason } })

type Changes = Parameters<Sites['change']>[2]

export function openSites({ platform, overseers, differences, changed }: Surroundings): Sites {
  const managed = async (actor: Actor, code: string) => {
    const oversight = await overseers.of(actor)
    const site = (await platform.dealerships.list()).find((one) => one.code === code)
    if (!site || !oversight.manages(code)) throw refuse('NOT_FOUND', 'no-dealership', `There is no dealership “${code}” that you manage.`)
    return { site, oversight }
  }
  return {
    list: async (actor) => {
      const oversight = await overseers.of(actor)
      const [sites, memberships] = await Promise.all([platform.dealerships.list(), platform.memberships.all()])
      const people = (code: string): number => [...memberships.values()].filter((held) => held.some(({ dealership }) => dealership === code)).length
      return sites.map((site): DealershipView => ({
        ...site,
        people: people(site.code),
        differences: differences(site.code),
        mayChange: oversight.inNetwork ? 'all' : oversight.manages(site.code) ? 'names' : 'nothing',
      }))
    },
    add: async (actor, site) => {
      if (!(await overseers.of(actor)).inNetwork) throw notInNetwork()
      const code = String(site.code ?? '').trim().toLowerCase()
      if (!/^[a-z][a-z0-9-]{1,31}$/.test(code)) throw wrong('/code', 'code', 'A code has 2 to 32 small Latin letters, digits and hyphens, and begins with a letter.')
      await platform.dealerships.create({ code, titles: checkedTitles(site.titles), timeZone: checkedZone(site.timeZone), currency: checkedCurrency(site.currency), areaCode: checkedAreaCode(site.areaCode), details: checkedDetails(site.details) })
      await changed(actor, code, 'dealership-added', code)
    },
    change: async (actor, code, changes) => {
      const { site, oversight } = await managed(actor, code)
      const given = checkedChanges(changes)
      if (!oversight.inNetwork && ['timeZone', 'currency', 'areaCode'].some((name) => name in given)) throw notInNetwork()
      await platform.dealerships.upsert({ ...site, ...given })
      await changed(actor, code, 'dealership-changed', `${code}: ${Object.keys(given).join(', ')}`)
    },
    logo: async (actor, code) => {
      demandColleague(actor, code)
      return platform.dealerships.logo(code)
    },
    saveLogo: async (actor, code, picture) => {
      await managed(actor, code)
      await platform.dealerships.saveLogo(code, picture === null ? null : await logoOf(picture))
      await changed(actor, code, 'dealership-changed', `${code}: logo`)
    },
    details: async (actor, code) => {
      demandColleague(actor, code)
      return (await platform.dealerships.list()).find((site) => site.code === code)?.details ?? {}
    },
  }
}

function demandColleague(actor: Actor, code: string): void {
  if (actor.kind !== 'system' && !actor.dealerships.includes(code)) throw refuse('FORBIDDEN', 'other-place', 'You do not work in this dealership.')
}

const notInNetwork = (): EngineError => refuse('FORBIDDEN', 'network-only', 'Dealerships, their zone and currency are the network’s.')

function checkedChanges({ titles, timeZone, currency, areaCode, details }: Changes): Partial<Omit<Dealership, 'code'>> {
  return {
    ...(titles !== undefined && { titles: checkedTitles(titles) }),
    ...(timeZone !== undefined && { timeZone: checkedZone(timeZone) }),
    ...(currency !== undefined && { currency: checkedCurrency(currency) }),
    ...(areaCode !== undefined && { areaCode: checkedAreaCode(areaCode) }),
    ...(details !== undefined && { details: checkedDetails(details) }),
  }
}

const oneLine = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim() : '')

function checkedTitles(titles: Titles): Titles {
  const known = Object.fromEntries(locales.map((locale) => [locale, oneLine(titles?.[locale]).slice(0, longest)] as const).filter(([, text]) => text !== ''))
  const { en, ru } = known
  if (en === undefined || ru === undefined) throw wrong('/titles', 'titles', 'A dealership needs a name in English and in Russian.')
  return { ...known, en, ru }
}

/** Zones and currencies as this machine knows them. */
function checkedZone(zone: string): string {
  if (typeof zone === 'string' && /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(zone) && isZone(zone)) return zone
  throw wrong('/timeZone', 'zone', 'There is no such time zone.')
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function checkedCurrency(currency: string): string {
  if (Intl.supportedValuesOf('currency').includes(currency)) return currency
  throw wrong('/currency', 'currency', 'A currency has three letters, as EUR.')
}

function checkedAreaCode(areaCode: string): string {
  if (typeof areaCode === 'string' && /^\d{0,6}$/.test(areaCode)) return areaCode
  throw wrong('/areaCode', 'area-code', 'An area code has up to six digits.')
}

function checkedDetails(details: DealershipDetails | undefined): Record<string, string> {
  const given = detailNames.map((name) => [name, oneLine(details?.[name])] as const).filter(([, text]) => text !== '')
  const tooLong = given.find(([, text]) => text.length > longest)
  if (tooLong) throw wrong(`/details/${tooLong[0]}`, 'too-long', `At most ${longest} characters.`)
  return Object.fromEntries(given)
}

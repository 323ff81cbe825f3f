/** Clients and their vehicles. */
import type { Json } from '../../kernel/json.ts'
import { addDays, momentOn } from './calendar.ts'
import { companyName, person, writtenName } from './names.ts'
import { faxNumber, localPhone, messyPhone } from './phones.ts'
import type { Random } from './random.ts'
import type { LoadRecord } from './types.ts'
import { type DemoModel, demoModel, messyPlate, messyVin } from './vehicles.ts'

export interface DemoClient {
  readonly record: LoadRecord
  readonly dealership: string
  readonly mayBeCalled: boolean
}
export interface DemoVehicle {
  readonly record: LoadRecord
  readonly dealership: string
  readonly model: DemoModel
  readonly mileage: number
  readonly owner: DemoClient
  /** Who brings it: mostly the owner. */
  readonly client: DemoClient
}

export const seeded = (entity: string, key: string | number): Json => ({ $seed: [entity, key] })
export const byUser = (login: string): Json => ({ $user: login })

const places: Readonly<Record<string, readonly (readonly [readonly [city: string, region: string, postcode: string], number])[]>> = {
  spb: [[['Санкт-Петербург', 'Санкт-Петербург', '190000'], 70], [['Всеволожск', 'Ленинградская обл', '188640'], 10], [['Тихвин', 'Ленинградская обл', '187550'], 5], [['Гатчина', 'Ленинградская обл', '188300'], 7]],
  tyumen: [[['Тюмень', 'Тюменская обл', '625000'], 76], [['Тобольск', 'Тюменская обл', '626150'], 9], [['Ялуторовск', 'Тюменская обл', '627010'], 5]],
}
const streets = ['ул. Садовая', 'ул. Заречная', 'пр. Строителей', 'ул. Полевая', 'ул. Луговая', 'наб. Северная', 'ул. Цветочная', 'пер. Тихий']

/** `count` clients, in order of registration over the four years before the period. */
export function demoClients(random: Random, dealership: string, count: number, firstCode: number): DemoClient[] {
  return Array.from({ length: count }, (_, index) => {
    const at = momentOn(addDays('2005-04-01', Math.floor((index / count) * 1480)), 6 + random.between(0, 8))
    const isLegal = random.chance(0.11)
    const mayBeCalled = !random.chance(0.03)
    const values = { ...(isLegal ? company(random, firstCode + index) : natural(random, dealership)), ...additional(random, dealership, isLegal, firstCode + index), ...(mayBeCalled ? {} : { doNotCall: true }) }
    const record: LoadRecord = { id: random.uuid(at), entity: 'client', dealership: null, at: at.toISOString(), by: `reception.${dealership}`, values }
    return { record, dealership, mayBeCalled }
  })
}

function natural(random: Random, dealership: string): Record<string, Json> {
  const who = person(random)
  const birthDate = addDays('1945-01-01', random.between(0, 16_500))
  const passport = random.chance(0.35)
    ? { passportSeries: `${random.digits(2)} ${random.digits(2)}`, passportNumber: random.digits(6), passportIssuedBy: `${random.between(1, 40)} отд. милиции`, passportIssuedOn: addDays('2000-01-10', random.between(0, 3000)) }
    : {}
  return {
    name: writtenName(who.name, random), clientType: 'natural', sex: who.sex, phone: messyPhone(random, dealership),
    ...(random.chance(0.6) ? { birthDate } : {}), ...passport,
    clientGroup: seeded('client-group', random.chance(0.04) ? 'employees' : 'persons'),
  }
}

function company(random: Random, code: number): Record<string, Json> {
  const hurried = random.chance(0.15)
  const contact = person(random)
  const name = companyName(random, code % 40, hurried)
  const isLegal = !hurried
  return {
    name, clientType: isLegal ? 'legal' : 'natural', phone: localPhone(random), otherContacts: faxNumber(random),
    clientGroup: seeded('client-group', random.pick(['organisations', 'organisations', 'corporate', 'taxi', 'insurers'])),
    ...(isLegal ? { taxNumber: `00${random.digits(8)}`, taxReasonCode: `00${random.digits(7)}`, directorName: contact.name, contacts: [{ name: contact.name, position: 'Заведующий гаражом', phone: localPhone(random) }] } : {}),
  }
}

function additional(random: Random, dealership: string, isLegal: boolean, code: number): Record<string, Json> {
  const place = random.chance(0.72) ? random.weighted(places[dealership] ?? []) : null
  const discount = random.chance(isLegal ? 0.8 : 0.25)
  return {
    clientCode: String(100_000 + code), dealerColumn: seeded('dealer-column', random.weighted([['D1', 86], ['D2', 9], ['D3', 5]])),
    clientCategory: seeded('client-category', random.weighted([['regular', 90], ['vip', 3], ['lawyer', 2], ['conflict', 2], ['partner', 2], ['debtor', 1]])),
    ...(discount ? { goodsDiscountPct: random.pick([3, 5, 7, 10]), labourDiscountPct: random.pick([3, 5, 7]) } : {}),
    ...(random.chance(0.2) ? { homePhone: localPhone(random) } : {}),
    ...(random.chance(0.15) ? { workPhone: localPhone(random) } : {}),
    ...(random.chance(0.3) ? { email: `client${code}@example.org` } : {}),
    ...(random.chance(0.06) ? { serviceDeptComments: 'Интересуется сервисными кампаниями' } : {}),
    primaryContactKind: 'phone', smsAllowed: random.chance(0.4), surveyMethod: random.weighted([['phone', 88], ['email', 6], ['sms', 6]]), surveyTime: random.weighted([['anytime', 80], ['morning', 6], ['afternoon', 7], ['evening', 7]]),
    ...(place ? { city: place[0], region: place[1], postcode: place[2], address: `${random.pick(streets)} д.${random.between(1, 140)}` } : {}),
  }
}

/** One vehicle for every client, then further ones for some; owner and client differ now and then. */
export function demoVehicles(random: Random, clients: readonly DemoClient[], count: number): DemoVehicle[] {
  const owners = Array.from({ length: count }, (_, index) => clients[index] ?? random.pick(clients))
  return owners.map((owner) => {
    const model = demoModel(random)
    const at = new Date(Date.parse(owner.record.at) + random.between(5, 40) * 60_000)
    const year = random.between(1998, 2008)
    const mileage = (2009 - year) * random.between(9_000, 24_000) + random.between(500, 9_000)
    const values = {
      make: model.make, model: model.model, plate: messyPlate(random, owner.dealership), year, mileage, owner: owner.record.id,
      ...(random.chance(0.93) ? { vin: messyVin(random, model.make) } : {}),
      color: random.pick(['белый', 'серебристый', 'чёрный', 'синий', 'красный', 'бежевый', 'зелёный']),
    }
    const record: LoadRecord = { id: random.uuid(at), entity: 'vehicle', dealership: null, at: at.toISOString(), by: owner.record.by, values }
    return { record, dealership: owner.dealership, model, mileage, owner, client: random.chance(0.06) ? random.pick(clients) : owner }
  })
}

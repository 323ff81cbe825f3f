/** Contacts of the day on which somebody first comes in: some are done with, some are being dealt with, some wait. */
import { open, register } from './scene.ts'
import type { Stage } from './stage.ts'

interface Site {
  readonly code: string
  /** Who came or called, in the order of the stories. */
  readonly buyer: string
  readonly booked: string
  readonly couple: string
  readonly owner: string
  readonly caller: string
  readonly waiting: string
  readonly plates: readonly [string, string]
  readonly phones: readonly [string, string]
}

const sites: readonly Site[] = [
  { code: 'spb', buyer: 'Ветрова Алевтина', booked: 'Озёрный Ростислав', couple: 'Пара с ребёнком', owner: 'Лугова Таисия', caller: 'Ермолай, «с прошлой недели»', waiting: 'Мужчина в серой куртке', plates: ['Е 514 НР 178', 'О 208 СТ 178'], phones: ['+7 921 555-14-02', '+7 911 555-28-36'] },
  { code: 'tyumen', buyer: 'Снежков Демьян', booked: 'Ручьёва Ульяна', couple: 'Двое мужчин', owner: 'Полянин Мирослав', caller: 'Василиса, перезвонить до обеда', waiting: 'Женщина с зонтом', plates: ['Р 631 АВ 72', 'С 470 МК 72'], phones: ['+7 922 555-63-17', '+7 904 555-47-05'] },
]

/** The moment so many minutes before `now`. */
const ago = (now: Date, minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString()

/** A full hour, at least so many hours from now. */
const hour = (now: Date, hours: number): string => new Date(Math.ceil(now.getTime() / 3_600_000 + hours) * 3_600_000).toISOString()

/** Plays them around `now`, in the order of time. */
export async function playToday(stage: Stage, now: Date): Promise<void> {
  for (const site of sites) {
    await playMorning(stage, now, site)
    await playLastHour(stage, now, site)
  }
  stage.at(now.toISOString())
}

async function playMorning(stage: Stage, now: Date, { code, buyer, booked, plates, phones }: Site): Promise<void> {
  const [desk, seller, advisor, other] = [`reception.${code}`, `sales-manager.${code}`, `advisor.${code}`, `advisor2.${code}`]
  stage.at(ago(now, 172))
  const sale = await open(stage, { desk, event: 'TRANSFER', contact: { goal: 'call-sales-new', clientText: buyer, phone: phones[0], servedEarlier: false, vehicleText: 'Toyota Camry', source: 'site' }, responsible: seller }, seller, ago(now, 171))
  stage.at(ago(now, 163))
  await stage.send(seller, 'IncomingTraffic', sale, 'CREATE_WORKSHEET', { clientName: buyer, nextStep: 'visit', nextStepAt: hour(now, 3) })
  stage.at(ago(now, 128))
  const repair = await open(stage, { desk, event: 'TRANSFER', contact: { goal: 'call-service-maintenance', clientText: booked, phone: phones[1], servedEarlier: false, note: 'ТО-20 000 км', source: 'recommendation' }, responsible: advisor }, advisor, ago(now, 127))
  stage.at(ago(now, 121))
  await stage.send(advisor, 'IncomingTraffic', repair, 'CREATE_BOOKING', { clientName: booked, make: 'Toyota', model: 'Corolla', plate: plates[0], workKind: 'maintenance', plannedStart: hour(now, 1), duration: 60, bay: await stage.coded(advisor, 'Bay', 'lift-2') })
  stage.at(ago(now, 96))
  const courier = await open(stage, { desk, event: 'REGISTER', contact: { goal: 'visit-service-repair', clientText: 'Курьер с запчастями' } }, other, ago(now, 94))
  stage.at(ago(now, 92))
  await stage.send(other, 'IncomingTraffic', courier, 'IGNORE', { reason: await stage.coded(other, 'IgnoreReason', 'supplier') })
}

async function playLastHour(stage: Stage, now: Date, { code, couple, owner, caller, waiting, plates }: Site): Promise<void> {
  const [desk, seller, advisor, other] = [`reception.${code}`, `sales-manager.${code}`, `advisor.${code}`, `advisor2.${code}`]
  stage.at(ago(now, 58))
  await open(stage, { desk, event: 'QUEUE', contact: { goal: 'visit-sales-new', clientText: couple, vehicleText: 'Toyota RAV4', source: 'passing' }, responsible: seller }, seller, ago(now, 52))
  stage.at(ago(now, 21))
  await open(stage, { desk, event: 'REGISTER', contact: { goal: 'visit-service-repair', clientText: owner, vehicleText: `Toyota Yaris, ${plates[1]}`, note: 'Стук спереди справа' }, responsible: advisor }, advisor, ago(now, 18))
  stage.at(ago(now, 8))
  await register(stage, { desk, event: 'REGISTER', contact: { goal: 'call-service-repair', clientText: caller, note: 'Спрашивает, готов ли автомобиль', source: 'repeat' }, responsible: other })
  stage.at(ago(now, 6))
  await register(stage, { desk, event: 'QUEUE', contact: { goal: 'visit-sales-used', clientText: waiting, vehicleText: 'Универсал до миллиона' } })
  stage.at(ago(now, 3))
  await register(stage, { desk, event: 'QUEUE', contact: { goal: 'visit-service-maintenance', clientText: 'Клиент по записи', note: 'Ждёт у стойки' }, responsible: advisor })
}

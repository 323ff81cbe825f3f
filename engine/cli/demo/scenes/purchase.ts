/** A car is bought: a call, a visit with a decision, and the handover. */
import { open, type Scene } from './scene.ts'

const [desk, seller] = ['reception.spb', 'sales-manager2.spb']

const call: Scene = {
  code: '1.1',
  at: '2017-11-24T11:10:00+03:00',
  play: async (stage) => {
    const contact = await open(stage, { desk, event: 'TRANSFER', contact: { goal: 'call-sales-new', clientText: 'Виктор', servedEarlier: false, vehicleText: 'Мерседес A класс', source: 'site' }, responsible: seller }, seller, '2017-11-24T11:11:00+03:00')
    stage.at('2017-11-24T11:19:00+03:00')
    await stage.send(seller, 'IncomingTraffic', contact, 'CREATE_WORKSHEET', { clientName: 'Виктор', nextStep: 'visit', nextStepAt: '2017-11-29T12:30:00+03:00' })
    const [worksheet, viktor] = [await stage.linked(seller, 'IncomingTraffic', contact, 'worksheet'), await stage.linked(seller, 'IncomingTraffic', contact, 'client')]
    return { contact, worksheet, viktor }
  },
}

const decision: Scene = {
  code: '1.2',
  at: '2017-11-29T12:33:24+03:00',
  play: async (stage, { worksheet = '', viktor = '' }) => {
    await stage.change(desk, 'Client', viktor, { name: 'Виктор Иванов' })
    const contact = await open(stage, { desk, event: 'QUEUE', contact: { goal: 'visit-sales-new', client: viktor, source: 'repeat' }, responsible: seller }, seller, '2017-11-29T12:41:24+03:00')
    stage.at('2017-11-29T13:20:00+03:00')
    await stage.send(seller, 'IncomingTraffic', contact, 'ATTACH', { worksheet })
    await stage.send(seller, 'Worksheet', worksheet, 'DECIDE', { nextStep: 'handover', nextStepAt: '2017-11-30T16:00:00+03:00' })
    return { contact }
  },
}

const handover: Scene = {
  code: '1.3',
  at: '2017-11-30T15:58:00+03:00',
  play: async (stage, { worksheet = '' }) => {
    const contact = await open(stage, { desk, event: 'REGISTER', contact: { goal: 'visit-sales-new', clientText: 'Мужчина, прошёл сразу к Петухову' }, responsible: seller }, seller, '2017-11-30T16:00:00+03:00')
    await stage.send(seller, 'IncomingTraffic', contact, 'ATTACH', { worksheet })
    stage.at('2017-11-30T16:45:00+03:00')
    await stage.send(seller, 'Worksheet', worksheet, 'HAND_OVER')
    return { contact }
  },
}

export const purchase: readonly Scene[] = [call, decision, handover]

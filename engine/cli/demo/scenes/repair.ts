/** A car is repaired: booked by phone, moved, brought, more work asked for by phone, collected. */
import { open, type Scene } from './scene.ts'

const [desk, first, second] = ['reception.spb', 'advisor.spb', 'advisor2.spb']

const booking: Scene = {
  code: '2.1',
  at: '2017-11-24T17:07:22+03:00',
  play: async (stage) => {
    const contact = await open(stage, { desk, event: 'TRANSFER', contact: { goal: 'call-service-repair', clientText: 'Дмитрий', servedEarlier: false, note: 'Очередное ТО', source: 'recommendation' }, responsible: first }, first, '2017-11-24T17:08:00+03:00')
    stage.at('2017-11-24T17:14:00+03:00')
    await stage.send(first, 'IncomingTraffic', contact, 'CREATE_BOOKING', {
      clientName: 'Дмитрий', make: 'Skoda', model: 'Octavia', plate: 'К 217 ТО 178', workKind: 'maintenance', plannedStart: '2017-11-26T10:00:00+03:00', duration: 90, bay: await stage.coded(first, 'Bay', 'lift-1'),
    })
    const of = (field: string) => stage.linked(first, 'IncomingTraffic', contact, field)
    return { contact, dmitri: await of('client'), car: await of('vehicle'), booking: await of('booking') }
  },
}

const move: Scene = {
  code: '2.2',
  at: '2017-11-25T10:20:00+03:00',
  play: async (stage, { booking: booked = '' }) => {
    const contact = await open(stage, { desk, event: 'TRANSFER', contact: { goal: 'call-service-repair', clientText: 'Дмитрий', note: 'Хочет перенести запись', source: 'repeat' }, responsible: second }, second, '2017-11-25T10:21:00+03:00')
    await stage.send(second, 'IncomingTraffic', contact, 'ATTACH', { booking: booked })
    stage.at('2017-11-25T10:25:00+03:00')
    await stage.send(second, 'PreBooking', booked, 'MOVE', { plannedStart: '2017-11-26T19:00:00+03:00', duration: 90, bay: await stage.coded(second, 'Bay', 'lift-1') })
    await stage.send(second, 'PreBooking', booked, 'CONFIRM')
    return { contact }
  },
}

const arrival: Scene = {
  code: '2.3',
  at: '2017-11-26T18:56:00+03:00',
  play: async (stage, { dmitri = '', car = '', booking: booked = '' }) => {
    await stage.change(desk, 'Client', dmitri, { name: 'Дмитрий Иванов' })
    const contact = await open(stage, { desk, event: 'REGISTER', contact: { goal: 'visit-service-repair', client: dmitri, vehicle: car, source: 'repeat' }, responsible: first }, first, '2017-11-26T18:58:00+03:00')
    stage.at('2017-11-26T19:05:00+03:00')
    await stage.send(first, 'IncomingTraffic', contact, 'CREATE_VISIT', { booking: booked, vehicle: car, orderType: await stage.coded(first, 'OrderType', 'maintenance'), mileage: 42100, request: 'Очередное ТО' })
    const of = (field: string) => stage.linked(first, 'IncomingTraffic', contact, field)
    const played = { contact, visit: await of('visit'), order: await of('workOrder') }
    await stage.change(first, 'WorkOrder', played.order, { works: [{ code: 'TO-010', name: 'Техническое обслуживание', normHours: '1.6', price: '1800' }], promisedAt: '2017-11-28T12:00:00+03:00', mechanic: await stage.person('mechanic.spb') })
    await stage.send(first, 'WorkOrder', played.order, 'REQUEST_APPROVAL')
    await stage.send(first, 'WorkOrder', played.order, 'APPROVE', { agreedSum: '2880', approvedBy: 'Дмитрий Иванов', approvedVia: 'visit' })
    return played
  },
}

const more: Scene = {
  code: '2.4',
  at: '2017-11-27T11:40:00+03:00',
  play: async (stage, { dmitri = '', car = '', visit = '', order = '' }) => {
    const contact = await open(stage, { desk, event: 'REGISTER', contact: { goal: 'call-service-repair', client: dmitri, vehicle: car, note: 'Просит выполнить дополнительные работы, перезвонить', source: 'repeat' }, responsible: first }, first, '2017-11-27T11:52:00+03:00')
    await stage.send(first, 'IncomingTraffic', contact, 'ATTACH', { visit })
    stage.at('2017-11-27T12:00:00+03:00')
    await stage.change(first, 'WorkOrder', order, {
      works: [{ code: 'TO-010', name: 'Техническое обслуживание', normHours: '1.6', price: '1800' }, { code: 'TO-020', name: 'Проверка тормозной системы', normHours: '0.4', price: '1800', addedFrom: 'phone' }],
      promisedAt: '2017-11-28T14:00:00+03:00',
    })
    return { contact }
  },
}

const collected: Scene = {
  code: '2.5',
  at: '2017-11-28T14:21:32+03:00',
  play: async (stage, { visit = '', order = '' }) => {
    await stage.send('mechanic.spb', 'WorkOrder', order, 'FINISH_REPAIR')
    await stage.send('inspector.spb', 'WorkOrder', order, 'PASS_QUALITY_CONTROL')
    const contact = await open(stage, { desk, event: 'REGISTER', contact: { goal: 'visit-service-repair', clientText: 'Мужчина в синей куртке, прошёл к консультантам' } }, first, '2017-11-28T14:23:00+03:00')
    await stage.send(first, 'IncomingTraffic', contact, 'ATTACH', { visit })
    stage.at('2017-11-28T14:40:00+03:00')
    await stage.send(first, 'WorkOrder', order, 'ISSUE', { mileage: 42101, paymentMethod: 'card' })
    return { contact }
  },
}

export const repair: readonly Scene[] = [booking, move, arrival, more, collected]

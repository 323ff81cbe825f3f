import { describe, expect, it } from 'vitest'
import { actorWith, entityOf, garageModel, present } from '../../tests/fixtures/garage.ts'
import type { Values } from '../model/types.ts'
import { validateInput, validateRecord } from './validate.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const client = entityOf(model, 'client')
const id = '01890000-0000-7000-8000-000000000001'
const good: Values = { subject: 'Late', client: id, receivedOn: '2009-05-25', refund: 10.5, works: [{ id, name: 'Oil', price: 100 }] }
const check = (values: Values, extra: object = {}) =>
  validateRecord({ entity: complaint, values, state: 'received', context: { record: values, actor: actorWith(['manager']), now: new Date() }, locale: 'en', ...extra })

describe('validateRecord', () => {
  it('finds nothing wrong with a good record, system fields and nulls included', () => {
    expect(check({ ...good, id, number: 5, state: 'received', category: null, resolution: null })).toEqual([])
  })

  it('collects every mistake with its place', () => {
    const issues = check({ client: 'nobody', receivedOn: '25.05.2009', refund: -1, works: [{ price: 'dear' }, 'row'] })
    expect(issues.map(({ pointer }) => pointer)).toEqual(['/subject', '/client', '/receivedOn', '/refund', '/works/0/name', '/works/0/price', '/works/1'])
    expect(issues[0]?.message).toBe('Fill in “Subject”.')
    expect(issues[2]?.message).toBe('“Received on” must be a date like 2009-05-25.')
    expect(issues[3]?.message).toBe('“Refund” must be 0 or more.')
  })

  it('names the field that was probably meant', () => {
    expect(check({ ...good, subjct: 'x' })).toEqual([{ pointer: '/subjct', message: 'There is no field “subjct”.', hint: 'Did you mean “subject”?' }])
    expect(check({ ...good, works: [{ name: 'Oil', prise: 1 }] })).toMatchObject([{ pointer: '/works/0/prise', hint: 'Did you mean “price”?' }])
  })

  it('asks for what the state and conditions ask for', () => {
    expect(check(good, { state: 'inWork' })).toMatchObject([{ pointer: '/category', message: 'In the state “In work” the field “Category” must be filled in.' }])
    expect(check({ ...good, refund: null, isRefunded: true })).toMatchObject([{ pointer: '/refund', message: 'Fill in “Refund”.' }])
  })

  it('speaks Russian and lists the options', () => {
    const issues = validateRecord({ entity: client, values: { lastName: ' ', kind: 'alien', isBlocked: 'yes' }, state: null, context: { record: {}, actor: actorWith([]), now: new Date() }, locale: 'ru' })
    expect(issues).toEqual([
      { pointer: '/lastName', message: 'Заполните поле «Фамилия».' },
      { pointer: '/kind', message: 'У поля «Вид» нет такого варианта.', hint: 'Варианты: person, company.' },
      { pointer: '/isBlocked', message: 'Поле «Заблокирован»: нужно «да» или «нет».' },
    ])
  })

  it('looks only at the fields it is asked about', () => {
    expect(check({ refund: -1, subject: null }, { fieldNames: ['refund'] }).map(({ pointer }) => pointer)).toEqual(['/refund'])
  })
})

describe('validateInput', () => {
  it('checks what a transition asks', () => {
    const form = complaint.machine?.transitions.find(({ event }) => event === 'CLOSE')?.definition.meta.form
    expect(validateInput(present(form), {}, 'en')).toEqual([{ pointer: '/reason', message: 'Fill in “Reason”.' }])
    expect(validateInput(present(form), { reason: 'no' }, 'en', '/input')).toEqual([{ pointer: '/input/reason', message: '“Reason” needs at least 3 characters.' }])
  })
})

import { describe, expect, it } from 'vitest'
import { spokenMoment } from './spoken-moment.ts'

// A Sunday, 15:30 in Tyumen.
const now = new Date('2026-11-22T10:30:00Z')
const said = (text: string) => {
  const moment = spokenMoment(text, now, 'Asia/Yekaterinburg')
  return moment && [moment.rest, moment.at]
}

describe('a moment in a line of text', () => {
  it.each([
    ['Позвонить Виктору завтра 10:00', 'Позвонить Виктору', '2026-11-23T05:00:00.000Z'],
    ['завтра в 10 позвонить', 'позвонить', '2026-11-23T05:00:00.000Z'],
    ['Call Peter tomorrow 10:00', 'Call Peter', '2026-11-23T05:00:00.000Z'],
    ['Call Peter tomorrow at 7:30pm', 'Call Peter', '2026-11-23T14:30:00.000Z'],
    ['Зателефонувати післязавтра о 9:15', 'Зателефонувати', '2026-11-24T04:15:00.000Z'],
    ['Sună clientul mâine la 10', 'Sună clientul', '2026-11-23T05:00:00.000Z'],
    ['Suna clientul maine 10:00', 'Suna clientul', '2026-11-23T05:00:00.000Z'],
    ['Отдать машину в среду', 'Отдать машину', '2026-11-25T04:00:00.000Z'],
    ['Віддати авто в п’ятницю 12:00', 'Віддати авто', '2026-11-27T07:00:00.000Z'],
    ['Return it on Sunday 08:00', 'Return it', '2026-11-29T03:00:00.000Z'],
    ['Счёт до 25.11', 'Счёт', '2026-11-25T04:00:00.000Z'],
    ['Отчёт 10.01', 'Отчёт', '2027-01-10T04:00:00.000Z'],
    ['Отчёт 31.12.2026 18:00', 'Отчёт', '2026-12-31T13:00:00.000Z'],
  ])('%s', (text, rest, at) => expect(said(text)).toEqual([rest, at]))

  it('without a day is the next such time, and without a time one of a working day', () => {
    expect(said('Перезвонить 16:00')).toEqual(['Перезвонить', '2026-11-22T11:00:00.000Z'])
    expect(said('Перезвонить 15:00')).toEqual(['Перезвонить', '2026-11-23T10:00:00.000Z'])
    expect(said('Перезвонить сегодня')).toEqual(['Перезвонить', '2026-11-22T13:00:00.000Z'])
  })

  it('is not made out of numbers, plates and names', () => {
    for (const text of ['Заменить 2 колеса', 'А 123 ВС 72', 'масло 5.40', '31.02', 'Завтрак для Марты', 'В 10', '25:00', '', '8 921 555-01-02', 'marți-style', '13pm']) expect(said(text), text).toBeNull()
  })
})

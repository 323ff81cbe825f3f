import { expect, test } from 'vitest'
import { inLanguage, saidIn, refusals } from './spoken.ts'

test('a sentence is said in the reader’s language, with its facts', () => {
  expect(inLanguage('ru', 'Ask again in 12 s.')).toBe('Повторите через 12 с.')
  expect(inLanguage('ro', 'Somebody has published version 1.4 (no. 7) in the meantime.')).toBe('Între timp cineva a publicat versiunea 1.4 (nr. 7).')
  expect(inLanguage('uk', 'The password is not right.')).toBe('Пароль неправильний.')
})

test('facts that are words or sentences of ours are said too, others stay', () => {
  expect(inLanguage('ru', 'Your role may not edit “Заказ-наряд”.')).toBe('Ваша роль не позволяет менять: «Заказ-наряд».')
  expect(inLanguage('ru', 'Compare both versions and save again. Nothing was saved, of the other items neither.')).toBe('Сравните обе версии и сохраните снова. Ничего не сохранено, остальные записи тоже.')
})

test('what a check of definitions found is said as a whole, the dealership’s overlay with it', () => {
  expect(inLanguage('ru', 'there is no field “surnam” (with the overlay of spb)')).toBe('поля «surnam» нет (с надстройкой автоцентра spb)')
  expect(inLanguage('uk', 'there is no field of “client” “surnam”')).toBe('у «client» немає поля «surnam»')
  expect(inLanguage('ro', 'Did you mean “surname”?')).toBe('V-ați referit la „surname”?')
})

test('English stays, and so does what is not known or is in the language already', () => {
  expect(inLanguage('en', 'Too many requests.')).toBe('Too many requests.')
  expect(inLanguage('ru', 'Заполните поле «Клиент».')).toBe('Заполните поле «Клиент».')
  expect(inLanguage('fr', 'Too many requests.')).toBe('Too many requests.')
})

test('markup and braces in facts are kept as they are', () => {
  expect(inLanguage('ru', 'There is no user “$& {1} <b>”.')).toBe('Пользователя «$& {1} <b>» нет.')
})

test('hint and issues are said with the sentence', () => {
  const told = saidIn('ru', { message: 'Too many requests.', hint: 'Ask again in 3 s.', issues: [{ pointer: '/a', message: 'This is no draft.' }] })
  expect(told).toEqual({ message: 'Слишком много запросов.', hint: 'Повторите через 3 с.', issues: [{ pointer: '/a', message: 'Это не черновик.' }] })
})

test('every translation carries the facts of its sentence', () => {
  const factsOf = (text: string): string => String([...new Set(text.match(/\{\d\}/g))].sort())
  const odd = Object.entries(refusals).flatMap(([english, words]) => Object.values(words).filter((text) => !factsOf(english).startsWith(factsOf(text)) || text === ''))
  expect(odd).toEqual([])
})

test('what a plan says is said with the words for what it speaks of', () => {
  expect(inLanguage('ru', 'New field “Insurer” in client')).toBe('Новое: поле «Insurer» (client)')
  expect(inLanguage('ru', 'New table client with 12 columns')).toBe('Новая таблица client, столбцов: 12')
  expect(inLanguage('ro', 'New delay 2d of “waiting” in task: reaches 3 records that are there already, 1 of them is due at once')).toBe('Întârziere nouă 2d în „waiting” (task): privește înregistrări existente: 3, dintre care imediat: 1')
})

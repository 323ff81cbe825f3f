/** Who works in the demo network: three for the whole of it, and one or more for every role of each dealership. */
import type { DemoDealership, DemoUser } from './types.ts'

export const dealerships: readonly DemoDealership[] = [
  { code: 'tyumen', titles: { en: 'Tyumen', ru: 'Тюмень', uk: 'Тюмень', ro: 'Tiumen' }, timeZone: 'Asia/Yekaterinburg', currency: 'RUB', areaCode: '3452' },
  { code: 'spb', titles: { en: 'Saint Petersburg', ru: 'Санкт-Петербург', uk: 'Санкт-Петербург', ro: 'Sankt Petersburg' }, timeZone: 'Europe/Moscow', currency: 'RUB', areaCode: '812' },
]

const network: readonly DemoUser[] = [
  { login: 'admin', name: 'Орлецкий Платон', position: 'Администратор', roles: [{ role: 'admin', dealership: null }], locale: 'en' },
  { login: 'consultant', name: 'Сандалова Эмма', position: 'Консультант по внедрению', roles: [{ role: 'consultant', dealership: null }], locale: 'en' },
  { login: 'analyst', name: 'Цифрин Лев', position: 'Аналитик', roles: [{ role: 'analyst', dealership: null }], locale: 'en' },
]

/** login before the dot (a digit: a further person of the role), then names in tyumen and spb, then the position. */
const staff: readonly (readonly [string, string, string, string])[] = [
  ['reception', 'Приветова Агата', 'Радушкина Злата', 'Администратор ресепшн'],
  ['advisor', 'Мастеров Гордей', 'Приёмов Лука', 'Сервис-консультант'],
  ['advisor2', 'Ключев Мирон', 'Гаечкин Савва', 'Сервис-консультант'],
  ['advisor3', 'Актина Милана', 'Нарядова Стелла', 'Сервис-консультант'],
  ['advisor4', 'Расчётов Демид', 'Сроков Елисей', 'Сервис-консультант'],
  ['mechanic', 'Болтов Архип', 'Поршнев Клим', 'Механик'],
  ['mechanic2', 'Шатунов Емельян', 'Картерин Прохор', 'Механик'],
  ['mechanic3', 'Клапанов Назар', 'Суппортов Марк', 'Механик'],
  ['mechanic4', 'Стартеров Остап', 'Рессорин Влас', 'Механик'],
  ['mechanic5', 'Гараев Тихон', 'Домкратов Филипп', 'Кузовщик'],
  ['mechanic6', 'Грунтов Ефим', 'Колоров Ян', 'Маляр'],
  ['inspector', 'Проверкин Аким', 'Допусков Вольдемар', 'Контролёр ОТК'],
  ['storekeeper', 'Складнев Панкрат', 'Полкина Регина', 'Кладовщик'],
  ['cashier', 'Чекова Ангелина', 'Сдачина Эвелина', 'Кассир'],
  ['customer-service', 'Отзывова Ариадна', 'Вниманская Лада', 'Специалист клиентской службы'],
  ['customer-service2', 'Беседина Пелагея', 'Линейкина Мирра', 'Специалист клиентской службы'],
  ['supervisor', 'Дозоров Герман', 'Порядкина Ия', 'Супервайзер'],
  ['head', 'Главинский Арсений', 'Рулевой Иннокентий', 'Директор автоцентра'],
  ['sales-manager', 'Новосёлкин Эдуард', 'Салонов Ростислав', 'Менеджер по продажам'],
  ['sales-manager2', 'Каталогова Вера', 'Петухов Владимир', 'Менеджер по продажам'],
]

export const users: readonly DemoUser[] = [
  ...network,
  ...staff.flatMap(([account, ...rest]) =>
    dealerships.map(({ code }, index): DemoUser => ({
      login: `${account}.${code}`,
      name: rest[index] ?? account,
      position: rest[2] ?? account,
      roles: [{ role: account.replace(/\d+$/, ''), dealership: code }],
      locale: 'ru',
    })),
  ),
]

/** Logins of the role's holders in a dealership, the plain account first. */
export function holders(role: string, dealership: string): readonly string[] {
  return users.filter((user) => user.roles.some((held) => held.role === role && held.dealership === dealership)).map((user) => user.login)
}

export const positionOf = (login: string): string => users.find((user) => user.login === login)?.position ?? ''

/** Invented people and companies. None of them exists; likeness is chance. */
import type { Random } from './random.ts'

/** Masculine forms; the feminine one takes «а», names on «ко» stay. */
const surnames = [
  'Озёркин', 'Ладожин', 'Верхоянцев', 'Снегирьков', 'Берестов', 'Громыхалов', 'Заречин', 'Ясенев', 'Кедрин', 'Полянцев',
  'Мостовкин', 'Северинов', 'Тихомолов', 'Рябинкин', 'Хвоев', 'Лучинин', 'Каменцев', 'Звонарёв', 'Дубравин', 'Лозинцев',
  'Перелескин', 'Ковылин', 'Самоцветов', 'Утёсов', 'Невзгодин', 'Парусинов', 'Якорев', 'Штурвалов', 'Маяков', 'Причалин',
  'Стрежнев', 'Омутов', 'Затонин', 'Прибоев', 'Шхерин', 'Ледогоров', 'Морозкин', 'Вьюгин', 'Пургин', 'Инеев',
  'Радугин', 'Зарницын', 'Громовержин', 'Росинкин', 'Туманцев', 'Ветровский', 'Листопадов', 'Апрелев', 'Майский', 'Июлев',
  'Кленовцев', 'Осинкин', 'Лиственников', 'Можжевелов', 'Брусникин', 'Морошкин', 'Клюквин', 'Вересков', 'Папоротников', 'Ромашин',
  'Калитенко', 'Жерделенко', 'Паромченко', 'Гарбузко', 'Черешенко', 'Толокнянко',
]

const maleNames = ['Артём', 'Богдан', 'Валентин', 'Виталий', 'Геннадий', 'Глеб', 'Данил', 'Денис', 'Евгений', 'Захар', 'Илья', 'Кирилл', 'Леонид', 'Максим', 'Никита', 'Олег', 'Павел', 'Роман', 'Семён', 'Тимур', 'Фёдор', 'Юрий', 'Ярослав']
const femaleNames = ['Алина', 'Валерия', 'Вероника', 'Галина', 'Дарья', 'Евгения', 'Жанна', 'Зоя', 'Инна', 'Кира', 'Лидия', 'Маргарита', 'Надежда', 'Нина', 'Оксана', 'Полина', 'Раиса', 'София', 'Тамара', 'Ульяна', 'Яна']
const fathers = ['Артёмов', 'Богданов', 'Валентинов', 'Геннадьев', 'Глебов', 'Данилов', 'Денисов', 'Евгеньев', 'Захаров', 'Кириллов', 'Леонидов', 'Максимов', 'Олегов', 'Романов', 'Семёнов', 'Тимуров', 'Фёдоров', 'Ярославов']

const companyStems = ['Северный Берег', 'Ладья-Транс', 'Полюс Логистика', 'Кедровый Путь', 'Тоболия', 'Вектор Снаб', 'Балтика Фрахт', 'Янтарный Мост', 'Стройпоток', 'Заречье Агро', 'Медлайн Плюс', 'Гранит-Сервис', 'Ямской Тракт', 'Невская Посылка', 'Турмалин', 'Оптима Кров', 'Сибтехзаказ', 'Хлебный Двор']
const companyForms = ['ООО', 'ЗАО', 'ОАО']

export interface Person {
  readonly name: string
  readonly firstName: string
  readonly sex: 'male' | 'female'
}

export function person(random: Random): Person {
  const sex = random.chance(0.62) ? 'male' : 'female'
  const surname = random.pick(surnames)
  const firstName = random.pick(sex === 'male' ? maleNames : femaleNames)
  const patronymic = `${random.pick(fathers)}${sex === 'male' ? 'ич' : 'на'}`
  return { sex, firstName, name: `${sex === 'male' ? surname : feminine(surname)} ${firstName} ${patronymic}` }
}

/** The ways a reception desk writes a name: in full, with initials, without the patronymic. */
export function writtenName(full: string, random: Random): string {
  const [surname = '', first = '', patronymic = ''] = full.split(' ')
  return random.weighted([
    [full, 84],
    [`${surname} ${first.charAt(0)}.${patronymic.charAt(0)}.`, 7],
    [`${surname} ${first.charAt(0)}. ${patronymic.charAt(0)}.`, 4],
    [`${surname} ${first.charAt(0)}.`, 3],
    [`${surname} ${first}`, 2],
  ])
}

function feminine(surname: string): string {
  if (surname.endsWith('ий')) return `${surname.slice(0, -2)}ая`
  return surname.endsWith('ко') ? surname : `${surname}а`
}

/** `legal`: registered properly; otherwise as a hurried hand types it, with zeros for the form («… 000»). */
export function companyName(random: Random, index: number, hurried: boolean): string {
  const stem = companyStems[index % companyStems.length] as string
  const suffix = index >= companyStems.length ? ` ${Math.floor(index / companyStems.length) + 1}` : ''
  return hurried ? `${stem.toUpperCase()}${suffix} 000` : `${random.pick(companyForms)} «${stem}${suffix}»`
}

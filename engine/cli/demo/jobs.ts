/** What a service does to vehicles: works with norm hours, the parts they take, and what clients say on arrival. */

export interface DemoWork {
  readonly code: string
  readonly name: string
  readonly normHours: number
}
export interface DemoPart {
  readonly article: string
  readonly name: string
  readonly unit: 'pcs' | 'l' | 'set'
  readonly quantity: number
  readonly price: number
}
export interface DemoJob {
  /** Key of the seeded order type. */
  readonly orderType: string
  readonly normHourPrice: number
  readonly reasons: readonly string[]
  readonly works: readonly DemoWork[]
  readonly parts: readonly DemoPart[]
}

const work = (code: string, name: string, normHours: number): DemoWork => ({ code, name, normHours })
const part = (article: string, name: string, price: number, quantity = 1, unit: DemoPart['unit'] = 'pcs'): DemoPart => ({ article, name, unit, quantity, price })

const oil = part('08880-10705', 'Масло моторное 5W-30', 420, 5, 'l')
const filters = [part('90915-YZZE1', 'Фильтр масляный', 390), part('17801-0D060', 'Фильтр воздушный', 740), part('87139-YZZ08', 'Фильтр салона', 890)]
const brakes = [part('04465-02220', 'Колодки тормозные передние, комплект', 3150, 1, 'set'), part('43512-12710', 'Диск тормозной передний', 3980, 2)]

const jobs: readonly (readonly [DemoJob, number])[] = [
  [{
    orderType: 'maintenance', normHourPrice: 1800,
    reasons: ['ТО-10 000 км', 'ТО-20 000 км', 'ТО-40 000 км', 'Плановое ТО, посмотреть тормоза', 'ТО и проверка аккумулятора'],
    works: [work('TO-010', 'Техническое обслуживание', 1.6), work('TO-011', 'Замена масла и масляного фильтра', 0.5), work('TO-020', 'Проверка тормозной системы', 0.4), work('TO-030', 'Замена салонного фильтра', 0.2)],
    parts: [oil, ...filters],
  }, 46],
  [{
    orderType: 'maintenance-4x4', normHourPrice: 2100,
    reasons: ['ТО полноприводного автомобиля', 'ТО-60 000 км, масло в раздатке', 'ТО перед дальней поездкой'],
    works: [work('TX-010', 'Техническое обслуживание 4x4', 2.4), work('TX-020', 'Замена масла в раздаточной коробке', 0.7), work('TX-021', 'Замена масла в мостах', 0.9)],
    parts: [part('08880-10705', 'Масло моторное 5W-30', 420, 7, 'l'), part('08885-02106', 'Масло трансмиссионное 75W-90', 690, 3, 'l'), ...filters.slice(0, 2)],
  }, 14],
  [{
    orderType: 'body-toyota-1705', normHourPrice: 1705,
    reasons: ['Повреждён передний бампер', 'Царапина на двери, страховой случай', 'Замена заднего крыла после ДТП'],
    works: [work('KM-010', 'Снятие и установка бампера', 1.2), work('KM-020', 'Ремонт крыла', 3.5), work('KM-030', 'Окраска элемента', 4), work('KM-040', 'Полировка', 1.5)],
    parts: [part('52119-0Z952', 'Бампер передний', 11800), part('53812-02120', 'Крыло переднее левое', 9700), part('PAINT-1F7', 'Краска и материалы', 2600, 1, 'set')],
  }, 13],
  [{
    orderType: 'repair', normHourPrice: 1800,
    reasons: ['Стук в подвеске справа', 'Скрип при торможении', 'Течь охлаждающей жидкости', 'Не работает кондиционер'],
    works: [work('SR-010', 'Замена стойки стабилизатора', 0.8), work('SR-020', 'Замена передних колодок и дисков', 1.4), work('SR-030', 'Замена ступичного подшипника', 1.9), work('SR-040', 'Регулировка углов установки колёс', 1)],
    parts: [part('48820-02070', 'Стойка стабилизатора', 1650, 2), ...brakes, part('43550-02010', 'Подшипник ступицы', 5400)],
  }, 15],
  [{
    orderType: 'diagnostics', normHourPrice: 1900,
    reasons: ['Горит Check Engine', 'Плохо заводится утром', 'Большой расход топлива'],
    works: [work('DG-010', 'Компьютерная диагностика', 0.8), work('DG-020', 'Диагностика подвески', 0.6), work('DG-030', 'Замена свечей зажигания', 0.5)],
    parts: [part('90919-01253', 'Свеча зажигания', 460, 4)],
  }, 7],
  [{
    orderType: 'accessories', normHourPrice: 1700,
    reasons: ['Установить сигнализацию', 'Установить фаркоп', 'Парковочные датчики'],
    works: [work('OD-010', 'Установка сигнализации', 3.5), work('OD-020', 'Установка парковочных датчиков', 2.2)],
    parts: [part('PZ464-00210', 'Сигнализация с автозапуском', 8900, 1, 'set'), part('PZ464-00420', 'Комплект парковочных датчиков', 5200, 1, 'set')],
  }, 5],
]

export const weightedJobs = jobs

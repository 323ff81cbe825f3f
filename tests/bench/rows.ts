/** Rows of the bench: SQL that fills the compiled tables set by set, the same at every run. Names are invented, numbers have the shape of real ones. */

export interface Sizes {
  readonly clients: number
  readonly vehicles: number
  readonly orders: number
  readonly complaints: number
}

export const full: Sizes = { clients: 200_000, vehicles: 250_000, orders: 1_000_000, complaints: 100_000 }
export const small: Sizes = { clients: 4_000, vehicles: 5_000, orders: 20_000, complaints: 2_000 }

export const dealershipCount = 25
export const dealershipCodes: readonly string[] = Array.from({ length: dealershipCount }, (_, i) => `site-${String(i + 1).padStart(2, '0')}`)

/** Rows lie in the three years before this moment. */
export const today = '2026-11-20T06:00:00Z'
const years = 3

/** A list that SQL picks from by a number. */
const oneOf = (values: readonly string[], number: string): string => `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + (${number}) % ${values.length}]`

const surnames = ['Ковшов', 'Тарелкин', 'Берестов', 'Льдинин', 'Озеров', 'Пятаков', 'Рыжиков', 'Савушкин', 'Трофимцев', 'Ушаковский', 'Фролкин', 'Хлебников', 'Цаплин', 'Чижов', 'Шаповал', 'Щеглов', 'Юрасов', 'Яблочков', 'Агапкин', 'Вершинин', 'Гордиенко', 'Дубравин', 'Ежов', 'Жаворонков', 'Зимин', 'Ильменев', 'Калинников', 'Лопатин', 'Мухортов', 'Нагорнов']
const firstNames = ['Тимур', 'Артём', 'Борис', 'Виктор', 'Глеб', 'Денис', 'Егор', 'Захар', 'Игорь', 'Кирилл', 'Лев', 'Максим', 'Никита', 'Олег', 'Павел', 'Роман', 'Семён', 'Тарас', 'Фёдор', 'Юрий']
const patronymics = ['Эдуардович', 'Андреевич', 'Борисович', 'Викторович', 'Глебович', 'Денисович', 'Егорович', 'Игоревич', 'Кириллович', 'Львович', 'Максимович', 'Олегович', 'Павлович']
const makes = ['Toyota', 'Volvo', 'Skoda', 'Mazda', 'Nissan', 'Kia', 'Renault', 'Ford']
const models = ['Camry', 'XC60', 'Octavia', 'CX-5', 'Qashqai', 'Rio', 'Logan', 'Focus', 'Corolla', 'Superb']
const cities = ['Тюмень', 'Тобольск', 'Курган', 'Ишим', 'Ялуторовск', 'Заводоуковск']
const reasons = ['Стук в подвеске', 'Плановое обслуживание', 'Не заводится', 'Течь масла', 'Замена тормозных колодок', 'Диагностика двигателя', 'Шум при торможении', 'Кондиционер не холодит']
const subjects = ['Срок ремонта', 'Качество работ', 'Стоимость', 'Поведение сотрудника', 'Чистота автомобиля', 'Гарантия']
/** 90 of 100 orders are over, as in a workshop of some years. */
const orderStates = [...Array<string>(88).fill('issued'), ...Array<string>(4).fill('cancelled'), 'reception', 'diagnosis', 'approval', 'waitingForParts', 'inRepair', 'inRepair', 'qualityControl', 'repaired']
const complaintStates = [...Array<string>(16).fill('completed'), 'registered', 'inWork', 'waitingForDecision', 'resolved']

/** Functions that give the n-th row its id, moment and neighbours; a schema of their own, so that nobody takes them for the product's. */
export function helperSql({ clients, vehicles, orders, complaints }: Sizes): readonly string[] {
  const seconds = years * 365 * 86_400
  const span = (name: string, count: number): string => `create function bench.${name}_at(n bigint) returns timestamptz language sql immutable parallel safe as $$ select timestamptz '${today}' - make_interval(secs => (${count} - n)::float8 * ${seconds} / ${count}) $$`
  const id = (name: string, digit: number): string =>
    `create function bench.${name}_id(n bigint) returns uuid language sql immutable parallel safe as $$ select (lpad(to_hex((extract(epoch from bench.${name}_at(n)) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '${digit.toString(16)}' || lpad(to_hex(n), 15, '0'))::uuid $$`
  return [
    'drop schema if exists bench cascade',
    'create schema bench',
    span('client', clients),
    span('vehicle', vehicles),
    span('order', orders),
    span('complaint', complaints),
    id('client', 8),
    id('vehicle', 9),
    id('order', 10),
    id('complaint', 11),
    `create function bench.owner(n bigint) returns bigint language sql immutable parallel safe as $$ select n * 7919 % ${clients} + 1 $$`,
    `create function bench.vehicle(n bigint) returns bigint language sql immutable parallel safe as $$ select n * 104729 % ${vehicles} + 1 $$`,
    // Nine of ten visits go to the same dealership.
    `create function bench.site(n bigint, client bigint) returns text language sql immutable parallel safe as $$ select 'site-' || lpad((1 + (case when n % 10 = 0 then n / 10 else client end) % ${dealershipCount})::text, 2, '0') $$`,
  ]
}

const clientRows = ({ clients }: Sizes): string => `
  insert into data.client (id, version, created_at, updated_at, name, phone, client_type, city, sms_allowed, do_not_call, goods_discount_pct, search)
  select bench.client_id(n), 1, bench.client_at(n), bench.client_at(n), name, phone, 'natural', city, n % 3 = 0, n % 50 = 0, n % 10, lower(concat_ws(E'\\n', name, phone, '7' || digits, city))
  from (select n, ${oneOf(surnames, 'n * 7')} || ' ' || ${oneOf(firstNames, 'n / 30')} || ' ' || ${oneOf(patronymics, 'n / 600')} as name,
    digits, format('8-%s-%s-%s-%s', substr(digits, 1, 3), substr(digits, 4, 3), substr(digits, 7, 2), substr(digits, 9, 2)) as phone, ${oneOf(cities, 'n')} as city
    from (select n, '9' || lpad((n * 48271 % 1000000007 % 1000000000)::text, 9, '0') as digits from generate_series(1::bigint, ${clients}) n) d) s`

const vehicleRows = ({ vehicles }: Sizes): string => `
  insert into data.vehicle (id, version, created_at, updated_at, make, model, plate, vin, year, mileage, owner, search)
  select bench.vehicle_id(n), 1, bench.vehicle_at(n), bench.vehicle_at(n), make, model, plate, vin, 2005 + n % 20, n * 37 % 300000, bench.client_id(bench.owner(n)), lower(concat_ws(E'\\n', make, model, plate, vin))
  from (select n, ${oneOf(makes, 'n')} as make, ${oneOf(models, 'n / 8')} as model, 'A' || lpad((n % 1000)::text, 3, '0') || 'BC' || (n / 1000 % 900 + 10) as plate,
    'JTNBV56E' || lpad(n::text, 9, '0') as vin from generate_series(1::bigint, ${vehicles}) n) s`

const orderRows = ({ orders }: Sizes): string => `
  insert into data.work_order (id, dealership, number, state, state_since, version, created_at, updated_at, client, vehicle, owner, order_type, payer, advisor, mechanic, mileage, reason, works_total, parts_total, total, rework_count, search)
  select bench.order_id(n), bench.site(n, c), 200000 + n, ${oneOf(orderStates, 'n / 25 * 37')}, at, 1, at, at, bench.client_id(c), bench.vehicle_id(v), bench.client_id(c), t.ids[1 + n % array_length(t.ids, 1)], 'client',
    u.ids[1 + n % array_length(u.ids, 1)], u.ids[1 + n / 7 % array_length(u.ids, 1)], n * 37 % 300000, reason, 2 * works, parts, 2 * works + parts, 0, lower(concat_ws(E'\\n', 200000 + n, reason))
  from (select n, bench.order_at(n) as at, bench.vehicle(n) as v, bench.owner(bench.vehicle(n)) as c, ${oneOf(reasons, 'n')} as reason, (n % 90 + 10) * 100.00 as works, (n % 70) * 50.00 as parts from generate_series(1::bigint, ${orders}) n) s,
    (select array_agg(id order by id) as ids from data.order_type where dealership is null) t, (select array_agg(id order by id) as ids from platform."user") u`

const workRows = ({ orders }: Sizes): string => `
  insert into data.work_order__works (id, dealership, parent, position, code, name, norm_hours, price, quantity, discount_pct, sum)
  select (lpad(to_hex(n), 12, '0') || '70008' || lpad(to_hex(p), 15, '0'))::uuid, bench.site(n, bench.owner(bench.vehicle(n))), bench.order_id(n), p, 'W-' || n % 500, ${oneOf(reasons, 'n + p')}, 1, (n % 90 + 10) * 100.00, 1, 0, (n % 90 + 10) * 100.00
  from generate_series(1::bigint, ${orders}) n, generate_series(0, 1) p`

const partRows = ({ orders }: Sizes): string => `
  insert into data.work_order__parts (id, dealership, parent, position, article, name, unit, quantity, price, discount_pct, sum)
  select (lpad(to_hex(n), 12, '0') || '70009000000000000000')::uuid, bench.site(n, bench.owner(bench.vehicle(n))), bench.order_id(n), 0, 'P-' || n % 9000, 'Фильтр', 'шт', 1, (n % 70) * 50.00, 0, (n % 70) * 50.00
  from generate_series(1::bigint, ${orders}) n`

const complaintRows = ({ orders, complaints }: Sizes): string => `
  insert into data.complaint (id, dealership, number, state, state_since, version, created_at, updated_at, client, vehicle, owner, work_order, channel, document_type, category, subject, attention, reopen_count, search)
  select bench.complaint_id(n), bench.site(o, c), 1000 + n, ${oneOf(complaintStates, 'n / 25 * 7')}, at, 1, at, at, bench.client_id(c), bench.vehicle_id(v), bench.client_id(c), bench.order_id(o), ${oneOf(['phone', 'email', 'visit', 'site'], 'n')}, 'complaint',
    k.ids[1 + n * n % array_length(k.ids, 1)], subject, n % 9 = 0, 0, lower(concat_ws(E'\\n', 1000 + n, subject))
  from (select n, o, bench.vehicle(o) as v, bench.owner(bench.vehicle(o)) as c, bench.complaint_at(n) as at, ${oneOf(subjects, 'n')} as subject from (select n, n * ${orders / complaints} as o from generate_series(1::bigint, ${complaints}) n) m) s,
    (select array_agg(id order by id) as ids from data.complaint_category where dealership is null) k`

/** Numbers given so far, so that new records go on from there. */
const counters = `
  insert into platform.counter (entity, dealership, value)
  select 'work-order', d.code, 2000000 from platform.dealership d union all select 'complaint', d.code, 2000000 from platform.dealership d
  on conflict (entity, dealership) do update set value = excluded.value`

/** Every statement in the order it runs; tables and people are there already. */
export const rowsSql = (sizes: Sizes): readonly (readonly [what: string, sql: string])[] => [
  ['clients', clientRows(sizes)],
  ['vehicles', vehicleRows(sizes)],
  ['work orders', orderRows(sizes)],
  ['works', workRows(sizes)],
  ['parts', partRows(sizes)],
  ['complaints', complaintRows(sizes)],
]
export { counters as countersSql }

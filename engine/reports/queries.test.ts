import { describe, expect, it } from 'vitest'
import { actorWith, garageModel, present } from '../../tests/fixtures/garage.ts'
import { reportReader } from '../../tests/fixtures/report-reader.ts'
import { toStatement } from '../kernel/sql.ts'
import { defaultParameters } from './parameters.ts'
import { reportQueries } from './queries.ts'
import type { ReportRun } from './reader.ts'

const model = garageModel()
const report = present(model.reports.get('complaints-by-category'))
const now = new Date('2009-05-25T20:30:00Z')
const runAs = (roles: readonly string[]): ReportRun => ({ reader: reportReader(model, actorWith(roles), now), report, parameters: defaultParameters(report, now, 'Asia/Yekaterinburg') })
const statements = (roles: readonly string[]) => Object.fromEntries(reportQueries(runAs(roles)).map(({ block, statement }) => [block, toStatement(statement)]))

describe('reportQueries', () => {
  it('counts all figures in one statement, inside the reader\'s dealership', () => {
    expect(statements(['manager'])['']).toEqual({
      text: [
        'select',
        '(select count(*) from "data"."complaint" "r" where ("r"."deleted_at" is null and "r"."dealership" = $1)) as "all",',
        '(select count(*) from "data"."complaint" "r" where (("r"."deleted_at" is null and "r"."dealership" = $2) and ("r"."received_on" >= $3::date and "r"."received_on" <= $4::date))) as "complaints",',
        '(select sum("r"."refund") from "data"."complaint" "r" where (("r"."deleted_at" is null and "r"."dealership" = $5) and (("r"."received_on" >= $6::date and "r"."received_on" <= $7::date) and ("r"."is_refunded" = $8::boolean)))) as "refunds"',
      ].join(' '),
      values: ['tyumen', 'tyumen', '2009-05-01', '2009-05-25', 'tyumen', '2009-05-01', '2009-05-25', true],
    })
  })

  it('lists the rows of a reference with those nobody complained about', () => {
    const { categories } = statements(['manager'])
    expect(categories?.text).toBe(
      'with m as (select "r"."category" as key, count(*) filter (where ("r"."received_on" >= $1::date and "r"."received_on" <= $2::date)) as "complaints" from "data"."complaint" "r" where (("r"."deleted_at" is null and "r"."dealership" = $3) and (("r"."received_on" >= $4::date and "r"."received_on" <= $5::date))) group by 1), ' +
        'd as (select "e"."id" as key, "e"."deleted_at" is null as live, "e"."code" as "s0", "e"."text" as "s1" from "data"."complaint_category" "e" where ("e"."dealership" is null or "e"."dealership" = $6)) ' +
        'select k.key, "d"."s0", "d"."s1", coalesce("m"."complaints", 0) as "complaints" from (select key from m union select key from d where d.live) k left join m on m.key is not distinct from k.key left join d on d.key = k.key limit 10000',
    )
  })

  it('groups through a reference', () => {
    expect(statements(['manager']).groups?.text).toContain('(select "r_1"."group" from "data"."complaint_category" "r_1" where "r_1"."id" = "r"."category") as key')
  })

  it('never sums what is masked from the reader', () => {
    const masking = { ...runAs(['analyst']) }
    const reader = { ...masking.reader, mask: (_: unknown, field: string) => (field === 'refund' ? ('masked' as const) : ('clear' as const)) }
    const [totals] = reportQueries({ ...masking, reader })
    expect(toStatement(present(totals).statement).text).toContain('max(null::numeric)')
  })

  it('refuses those who may not open the report, or may not read what it counts', () => {
    expect(() => reportQueries(runAs(['advisor']))).toThrow(/may not open the report/)
    const open = { ...model, roles: new Map([['guest', present(model.roles.get('guest'))]]), reports: new Map([[report.name, { ...report, roles: ['guest'] }]]) }
    expect(() => reportQueries({ ...runAs(['guest']), reader: reportReader(open, actorWith(['guest']), now) })).toThrow(/counts “Complaints”, which your role may not read/)
  })
})

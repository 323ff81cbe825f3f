interface Leading {
  readonly id: string
  readonly entity: string | null
  readonly record: string | null
  readonly press: string | null
}

/** Where a notification leads: what is pressed is pressed there, anything else opens its record. */
export const noticePath = ({ id, entity, record, press }: Leading): string => (press === null ? recordPath(entity, record) : `/notifications?take=${id}`)

export const recordPath = (entity: string | null, record: string | null): string => (entity && record ? `/${entity}/${record}` : '/notifications')

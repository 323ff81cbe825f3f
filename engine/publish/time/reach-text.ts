/** How many records a change of time reaches. */
export interface Reach {
  readonly records: number
  readonly atOnce: number
}

const atOnceText = (atOnce: number): string => (atOnce === 0 ? '' : `, ${atOnce} of them ${atOnce === 1 ? 'is' : 'are'} due at once`)

export const reachText = (what: string, { records, atOnce }: Reach): string => `${what}: reaches ${records} ${records === 1 ? 'record' : 'records'} that ${records === 1 ? 'is' : 'are'} there already${atOnceText(atOnce)}`

export const waitText = (title: string, { records, atOnce }: Reach): string => `Automation “${title}”: waits with ${records} ${records === 1 ? 'record' : 'records'}${atOnceText(atOnce)}`

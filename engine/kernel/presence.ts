/** Whether somebody can be spoken to, the most available first. */
export const presences = ['present', 'busy', 'away'] as const
export type Presence = (typeof presences)[number]

export const isPresence = (value: unknown): value is Presence => presences.includes(value as Presence)

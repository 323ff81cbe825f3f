/** What can be done about a row whose record is there already. */
export const whenThereChoices = ['skip', 'update', 'fill', 'create'] as const

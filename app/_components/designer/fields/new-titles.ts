import type { Titles } from '../../../../engine/client.ts'

/** What new parts of a form are called until somebody names them. */
export const newFormTitles = {
  section: { en: 'New section', ru: 'Новый раздел', uk: 'Новий розділ', ro: 'Secțiune nouă' },
  warning: { en: 'New warning', ru: 'Новое предупреждение', uk: 'Нове попередження', ro: 'Avertisment nou' },
  tab: { en: 'New tab', ru: 'Новая вкладка', uk: 'Нова вкладка', ro: 'Filă nouă' },
} satisfies Readonly<Record<string, Titles>>

import type { Titles } from '../../../../engine/client.ts'

/** What new things are called until somebody names them. */
export const newTitles = {
  view: { en: 'New view', ru: 'Новый вид', uk: 'Новий вигляд', ro: 'Vizualizare nouă' },
  panel: { en: 'Linked records', ru: 'Связанные записи', uk: 'Пов’язані записи', ro: 'Înregistrări legate' },
  figure: { en: 'New figure', ru: 'Новый показатель', uk: 'Новий показник', ro: 'Indicator nou' },
  related: { en: 'What happened', ru: 'Что происходило', uk: 'Що відбувалося', ro: 'Ce s-a întâmplat' },
  count: { en: 'Number', ru: 'Количество', uk: 'Кількість', ro: 'Număr' },
  period: { en: 'Period', ru: 'Период', uk: 'Період', ro: 'Perioadă' },
  parameter: { en: 'Choice', ru: 'Параметр', uk: 'Параметр', ro: 'Parametru' },
  option: { en: 'Option', ru: 'Вариант', uk: 'Варіант', ro: 'Opțiune' },
  group: { en: 'New group', ru: 'Новая группа', uk: 'Нова група', ro: 'Grup nou' },
  search: { en: 'Find', ru: 'Найти', uk: 'Знайти', ro: 'Caută' },
  section: { en: 'New section', ru: 'Новый раздел', uk: 'Новий розділ', ro: 'Secțiune nouă' },
  tab: { en: 'New tab', ru: 'Новая вкладка', uk: 'Нова вкладка', ro: 'Filă nouă' },
  warning: { en: 'New warning', ru: 'Новое предупреждение', uk: 'Нове попередження', ro: 'Avertisment nou' },
  block: { en: 'New block', ru: 'Новый блок', uk: 'Новий блок', ro: 'Bloc nou' },
} satisfies Readonly<Record<string, Titles>>

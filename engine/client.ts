/** The browser door: types of what the engine answers, and the few pure functions a page needs. No server code. */
export type * from './engine.ts'
export type { Issue } from './kernel/errors.ts'
export type { Json, JsonObject } from './kernel/json.ts'
export { locales, titleOf, type Locale, type Titles } from './kernel/titles.ts'

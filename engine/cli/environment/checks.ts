import type { Issue } from '../../kernel/errors.ts'

/** What is wrong with the text of a variable; null where nothing is. Secrets and addresses are never repeated. */
export type Check = (value: string) => Pick<Issue, 'message' | 'hint'> | null

export const number =
  (least: number, most: number, hint: string): Check =>
  (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most ? null : { message: `"${value}" is not a number from ${least} to ${most}.`, hint }

export const rateOrOff: Check = (value) => (value === 'off' || /^[1-9]\d{1,6}$/.test(value) ? null : { message: `"${value}" is not a number of requests a minute.`, hint: 'A number from 10 to 9999999, or off.' })

export const word =
  (words: readonly string[]): Check =>
  (value) =>
    words.includes(value) ? null : { message: `"${value}" means nothing here.`, hint: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}.` }

export const switchOf: Check = word(['on', 'off'])

export const secret =
  (least: number, purpose: string, otherwise: string): Check =>
  (value) =>
    value.length >= least ? null : { message: `is too short to ${purpose}.`, hint: `At least ${least} characters, for example from "openssl rand -base64 32"; or ${otherwise}.` }

export const database: Check = (value) => {
  const isUrl = URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) && new URL(value).pathname.length > 1
  return isUrl ? null : { message: 'is not the address of a PostgreSQL database.', hint: 'postgresql://user:password@host:5432/database, special characters in the password percent-encoded.' }
}

export const webAddress: Check = (value) => {
  const isUrl = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  return isUrl ? null : { message: 'is not an address that people can open.', hint: 'https://pitlane.example.com, without a path.' }
}

export const folder: Check = (value) => (/^[\w][\w.-]{0,60}$/.test(value) ? null : { message: `"${value}" is not the name of a folder in a bucket.`, hint: 'Up to 61 letters, digits, dots, hyphens and underscores.' })

export const bucket: Check = (value) =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value) ? null : { message: `"${value}" is not the name of a bucket.`, hint: '3 to 63 small letters, digits, dots and hyphens.' }

export const region: Check = (value) => (/^[a-z0-9-]{2,40}$/.test(value) ? null : { message: `"${value}" is not the name of a region.`, hint: 'For example eu-central-1.' })

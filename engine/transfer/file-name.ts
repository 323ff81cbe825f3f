import { wallClock } from './export/wall-clock.ts'

/** `Клиенты 2026-11-22 14-35.csv`, without signs that a file system has other plans for. */
export function fileNameOf(title: string, now: Date, timeZone: string, extension: string): string {
  const at = wallClock(timeZone)(now.toISOString()).slice(0, 16).replace(':', '-')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return `${title.replace(/[\u0000-\u001F<>:"/\\|?*]/g, ' ').trim().slice(0, 100)} ${at}.${extension}`
}

/** How long somebody has waited, in figures and in how bad it is. Pure. */

const two = (n: number): string => String(n).padStart(2, '0')

/** `4:05`, from an hour on `1:02:09`. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** `warn`: minutes from which it is long; from twice of it it is too long. */
export function levelOf(seconds: number, warn: number): 'calm' | 'long' | 'tooLong' {
  const minutes = seconds / 60
  return minutes >= 2 * warn ? 'tooLong' : minutes >= warn ? 'long' : 'calm'
}

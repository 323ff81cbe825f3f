/**
 * A bound on how long a regular expression may take. JavaScript matches by trying: every repetition, option and
 * alternative multiplies the ways to try. They are counted from the pattern alone, before any text is matched.
 */

/** Longest text that a pattern is matched against where its field sets no maxLength. */
const usualLength = 1000
/** Ways to try that a server gets through before anybody notices. */
const mostTries = 1e7
/** Repetitions are written out when a pattern is compiled. */
const mostSteps = 5000

/** Longest text that the pattern of a field is matched against. */
export const matchedLength = ({ maxLength }: { readonly maxLength?: number }): number => maxLength ?? usualLength

/** What is wrong with the pattern of a field, null where it is safe. `tooSlow`: it may take for ever on some text. */
export function patternProblem(pattern: string, length: number): 'invalid' | 'tooSlow' | null {
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'invalid'
  }
  const { tries, steps, isAnchored } = new Counter(pattern, length).whole()
  return steps > mostSteps || tries * (isAnchored ? 1 : length) > mostTries ? 'tooSlow' : null
}

interface Count {
  readonly tries: number
  readonly steps: number
}

/** What begins a group: `(?:`, `(?=`, `(?<!`, `(?<name>` …; nothing but characters of it is matched. */
const groupStart = /^\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]*:))?/
const escape = /^\\(?:[pPu]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|[\s\S])/u
const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/

/** Reads a pattern that is known to be valid. */
class Counter {
  readonly #length: number
  #rest: string

  constructor(pattern: string, length: number) {
    this.#rest = pattern
    this.#length = length
  }

  whole(): Count & { readonly isAnchored: boolean } {
    const startsAtStart = this.#rest.startsWith('^')
    const { alternatives, ...count } = this.#choice()
    return { ...count, isAnchored: startsAtStart && alternatives === 1 }
  }

  #choice(): Count & { readonly alternatives: number } {
    let { tries, steps } = this.#sequence()
    let alternatives = 1
    while (this.#rest.startsWith('|')) {
      this.#rest = this.#rest.slice(1)
      const next = this.#sequence()
      tries += next.tries
      steps += next.steps
      alternatives++
    }
    return { tries, steps, alternatives }
  }

  #sequence(): Count {
    let [tries, steps] = [1, 0]
    while (this.#rest !== '' && !/^[|)]/.test(this.#rest)) {
      const term = this.#repeated(this.#atom())
      tries *= term.tries
      steps += term.steps
    }
    return { tries, steps }
  }

  #atom(): Count {
    if (this.#rest.startsWith('(')) {
      this.#take(groupStart)
      const inner = this.#choice()
      this.#rest = this.#rest.slice(1)
      return inner
    }
    if (this.#rest.startsWith('[')) this.#class()
    else if (!this.#take(escape)) this.#take(/^[\s\S]/u)
    return { tries: 1, steps: 1 }
  }

  #class(): void {
    this.#rest = this.#rest.slice(1)
    while (!this.#rest.startsWith(']')) if (!this.#take(escape)) this.#take(/^[\s\S]/u)
    this.#rest = this.#rest.slice(1)
  }

  #repeated({ tries, steps }: Count): Count {
    const found = this.#take(quantifier)
    if (!found) return { tries, steps }
    const [least, most] = this.#bounds(found)
    const kept = Math.min(Number.isFinite(most) ? most : Math.max(least, 1), mostSteps)
    return { tries: waysOf(tries, least, Math.min(most, this.#length)), steps: steps * kept + 1 }
  }

  #bounds([text, low, comma, high]: RegExpExecArray): readonly [number, number] {
    if (low !== undefined) return [Number(low), high ? Number(high) : comma ? Number.POSITIVE_INFINITY : Number(low)]
    return text.startsWith('?') ? [0, 1] : [text.startsWith('+') ? 1 : 0, Number.POSITIVE_INFINITY]
  }

  #take(expected: RegExp): RegExpExecArray | null {
    const found = expected.exec(this.#rest)
    if (found) this.#rest = this.#rest.slice(found[0].length)
    return found
  }
}

/** Each number of repetitions is a way of its own; what can be tried in several ways multiplies with every repetition. */
function waysOf(tries: number, least: number, most: number): number {
  let sum = 0
  for (let times = Math.min(least, most); times <= most && sum <= mostTries; times++) sum += tries ** times
  return sum
}

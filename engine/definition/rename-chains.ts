/** Chains of names in CEL (`record.client.name`, `record.rows[0].price`, `record.rows.filter(r, …).price`), with the names that `steps` gives. */
interface Steps<Place> {
  readonly named: (name: string, at: Place) => string
  readonly inside: (name: string, at: Place) => Place | null
}

/** `text` holds no string literals; `startOf`: what a variable means, null for one that is none of ours. */
export function renamedChains<Place>(text: string, startOf: (variable: string) => Place | null, steps: Steps<Place>): string {
  let [out, i] = ['', 0]
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = i
    const found = pattern.exec(text)?.[0] ?? null
    i += found?.length ?? 0
    return found
  }
  const takeBracket = (): string => {
    const [from, end] = [i, closing(text, i)]
    i = end + 1
    return `${text[from]}${renamedChains(text.slice(from + 1, end), startOf, steps)}${text.slice(end, end + 1)}`
  }
  const takeChain = (start: Place): void => {
    for (let place: Place | null = start; place; ) {
      if (text[i] === '[') {
        out += takeBracket()
        continue
      }
      const name = take(/\.[A-Za-z_]\w*/y)?.slice(1)
      if (name === undefined) return
      const isCall = text[i] === '('
      out += isCall ? `.${name}${takeBracket()}` : `.${steps.named(name, place)}`
      // Rows that are filtered are still rows.
      if (!isCall) place = steps.inside(name, place)
      else if (name !== 'filter') place = null
    }
  }
  while (i < text.length) {
    const variable = /[\w.]/.test(text[i - 1] ?? '') ? null : take(/[A-Za-z_]\w*/y)
    out += variable ?? text[i]
    if (variable === null) i += 1
    const start = variable === null ? null : startOf(variable)
    if (start) takeChain(start)
  }
  return out
}

/** Where the bracket that opens at `from` is closed; the end where it is not. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '(' || text[i] === '[') depth += 1
    if (text[i] === ')' || text[i] === ']') depth -= 1
    if (depth === 0) return i
  }
  return text.length
}

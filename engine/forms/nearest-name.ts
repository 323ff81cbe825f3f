/** The name that was probably meant: the nearest by letters changed, if near enough. */
export function nearestName(given: string, names: Iterable<string>): string | null {
  const wanted = given.toLowerCase()
  const ranked = [...names].map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) })).sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(given.length / 3)) ? best.name : null
}

/** Levenshtein: letters put in, taken out or replaced. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + (letter === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

// Plain JavaScript, on stderr: what a command answers stands alone on stdout. Runs before anything is installed, under the Node the machine has.

const started = new Map()
let ticker

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`

/** A line every ten seconds for each step that still runs, so that nobody wonders whether it hangs. */
function tick() {
  for (const [title, since] of started) {
    if (Date.now() - since > 9_000) console.error(`  … ${title}, ${seconds(since)}`)
  }
}

/** Runs `work` and says so; how long it took where that was more than two seconds. */
export async function step(title, work) {
  const since = Date.now()
  console.error(`• ${title}`)
  started.set(title, since)
  ticker ??= setInterval(tick, 10_000)
  try {
    const result = await work()
    if (Date.now() - since > 2_000) console.error(`✓ ${title}, ${seconds(since)}`)
    return result
  } finally {
    started.delete(title)
    if (started.size === 0) {
      clearInterval(ticker)
      ticker = undefined
    }
  }
}

/** A mistake that is told in words, without a stack. */
export class Refusal extends Error {
  constructor(message, hint) {
    super(message)
    this.hint = hint
  }
}

/** Prints what went wrong and what to do, and ends. */
export function giveUp(error) {
  console.error(`\n✗ ${error instanceof Refusal ? error.message : (error.stack ?? error)}`)
  if (error.hint) console.error(`  → ${error.hint}`)
  process.exit(1)
}

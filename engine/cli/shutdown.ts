type CleanUp = () => Promise<unknown> | unknown

/** What must be undone when the process is asked to end, last made first. */
export interface Shutdown {
  readonly signal: AbortSignal
  readonly add: (cleanUp: CleanUp) => void
  readonly run: () => Promise<void>
}

/**
 * Listens to Ctrl-C, SIGTERM and the loss of the process that started us. Repeated signals are one request:
 * a terminal sends Ctrl-C to the whole group, and npm passes it on once more.
 */
export function onShutdown(): Shutdown {
  const controller = new AbortController()
  const cleanUps: CleanUp[] = []
  let running: Promise<void> | undefined
  const run = (): Promise<void> => (running ??= runAll(controller, cleanUps))
  const end = (): void => {
    if (running) return
    console.log('\nStopping')
    void run().then(() => {
      console.log('Stopped. The data is kept.')
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.on('disconnect', end)
  return { signal: controller.signal, add: (cleanUp) => cleanUps.push(cleanUp), run }
}

async function runAll(controller: AbortController, cleanUps: CleanUp[]): Promise<void> {
  controller.abort()
  for (const cleanUp of cleanUps.reverse()) {
    try {
      await cleanUp()
    } catch (error) {
      console.error(`While stopping: ${(error as Error).message}`)
    }
  }
}

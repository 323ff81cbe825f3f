/** Two short tones, the second higher, made by the browser itself: nothing is loaded. */
const tones = [{ hertz: 660, at: 0 }, { hertz: 880, at: 0.09 }] as const
const length = 0.16
const loudness = 0.08
/** Milliseconds in which many that come at once sound as one. */
const pause = 1500

let context: AudioContext | null = null
let soundedAt = Number.NEGATIVE_INFINITY

/** The sound of a notification. Browsers allow it once somebody has touched the page. */
export function chime(): void {
  if (performance.now() - soundedAt < pause) return
  soundedAt = performance.now()
  context ??= new AudioContext()
  void context.resume().then(play, () => undefined)
}

function play(): void {
  if (!context) return
  for (const { hertz, at } of tones) {
    const begin = context.currentTime + at
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(loudness, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + length)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + length)
  }
}

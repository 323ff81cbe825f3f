/** Megabytes of objects that a server may keep: 200 dealerships with overlays of their own take 230; the process, without its pages, then stays below 600. */
const mostMegabytes = 384

/** Words for Node that bound the memory of a server; NODE_OPTIONS may say otherwise. What builds pages or tests takes what it needs. */
export function heapBound(script, args, { NODE_OPTIONS: options = '' }) {
  const isServer = script === 'start' ? !args.includes('--dev') : script === 'pitlane' && args[0] === 'worker'
  return isServer && !/--max[-_]old[-_]space[-_]size/.test(options) ? [`--max-old-space-size=${mostMegabytes}`] : []
}

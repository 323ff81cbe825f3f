/**
 * Until the page has everything that it shows at first: what is needed only by whoever begins to work in it comes after.
 * At once on the server, and where the page came in place of another.
 */
export function whenQuiet(): Promise<void> {
  if (typeof document === 'undefined' || document.readyState === 'complete') return Promise.resolve()
  return new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }))
}

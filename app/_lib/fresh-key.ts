/** 128 random bits as text. `crypto.randomUUID` is only there over HTTPS, and Pitlane also runs in plain local networks. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

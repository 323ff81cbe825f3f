/** Where the server's log goes; every line is JSON with these fields. */
export interface Log {
  readonly debug: (fields: object, text: string) => void
  readonly info: (fields: object, text: string) => void
  readonly error: (fields: object, text: string) => void
}

/** Something the text path does not know; the same schema answers it the long way. */
export class Unknown extends Error {
  constructor(what: string) {
    super(`The text path does not know “${what}”.`)
  }
}

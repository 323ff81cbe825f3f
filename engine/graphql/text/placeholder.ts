/** Cursors and searched texts are taken apart before they become values. */
export type ArgumentRole = 'plain' | 'cursor' | 'search'

/** Stands for a variable while arguments are looked through once for all requests. */
export class Placeholder {
  readonly variable: string
  constructor(variable: string) {
    this.variable = variable
  }
}

/** Cursors and searched texts are taken apart before they become values; a text that is also searched in what records point to is weighed first. */
export type ArgumentRole = 'plain' | 'cursor' | 'search' | 'weighed'

/** Stands for a variable while arguments are looked through once for all requests. */
export class Placeholder {
  readonly variable: string
  constructor(variable: string) {
    this.variable = variable
  }
}

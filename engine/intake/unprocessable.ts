/** Why an event comes to nothing until somebody puts something right. */
export class Unprocessable extends Error {}

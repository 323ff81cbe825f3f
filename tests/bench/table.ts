import type { Figures } from './measure.ts'

const widths = { name: 62, cell: 44 }

export const heading = (connections: readonly number[]): string =>
  [
    `${'case'.padEnd(widths.name)} target ${connections.map((count) => `${count} connection${count === 1 ? '' : 's'}`.padEnd(widths.cell)).join('')}`,
    `${''.padEnd(widths.name + 8)}${connections.map(() => 'ratio  engine/s   bare/s  ms CPU: server, PG'.padEnd(widths.cell)).join('')}`,
  ].join('\n')

/** Milliseconds of processor time a request: the engine's against the bare server's. */
const against = (ours: number, bare: number): string => `${ours.toFixed(2)}:${bare.toFixed(2)}`

const cell = ([ours, bare]: readonly [Figures, Figures]): string =>
  `${(ours.rate / bare.rate).toFixed(2).padStart(5)} ${ours.rate.toFixed(0).padStart(9)} ${bare.rate.toFixed(0).padStart(8)}  ${against(ours.serverCpu, bare.serverCpu)}, ${against(ours.postgresCpu, bare.postgresCpu)}`.padEnd(widths.cell)

/** One case: at each number of connections the ratio, both rates, and what a request costs both servers and PostgreSQL. */
export const line = (name: string, target: number, figures: readonly (readonly [Figures, Figures])[]): string => `${name.padEnd(widths.name)} ${`≥ ${target}`.padEnd(6)} ${figures.map(cell).join('')}`

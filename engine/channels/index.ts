/** The catalogue of channels. A new channel is a folder and a line here. */
import type { Channel } from '../model/channel.ts'
import { webhook } from './webhook/index.ts'

export const channels: ReadonlyMap<string, Channel> = new Map([webhook].map((channel) => [channel.name, channel]))

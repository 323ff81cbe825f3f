/** What the demo network is made of: the data a network is set up with. */
import type { LoadRecord, NetworkData } from '../../engine.ts'

export type { LoadRecord } from '../../engine.ts'
export type DemoDealership = NetworkData['dealerships'][number]
export type DemoUser = NetworkData['users'][number]
export type LoadEvent = NonNullable<LoadRecord['events']>[number]

/** Records come in an order in which every reference points backwards; numbered ones in order of `at`. */
export type DemoNetwork = NetworkData

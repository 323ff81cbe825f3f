import type { InterfaceSettings } from '../../engine/client.ts'

/** For whoever is not signed in. */
export const defaultSettings: InterfaceSettings = { density: 'normal', theme: 'auto', navigation: 'full', sounds: false, toasts: true }

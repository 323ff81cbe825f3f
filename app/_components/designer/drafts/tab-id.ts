import { freshKey } from '../../../_lib/fresh-key.ts'

/** This page of this browser, as long as it is open. */
export const tabId: string = freshKey().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

import { signOut as endSession } from 'next-auth/react'

/** Ends the session and shows the sign-in page. */
export const signOut = (): Promise<unknown> => endSession({ callbackUrl: '/sign-in' })

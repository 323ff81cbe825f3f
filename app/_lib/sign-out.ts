/** Ends the session and shows the sign-in page. */
export async function signOut(): Promise<void> {
  const { signOut: endSession } = await import('next-auth/react')
  await endSession({ callbackUrl: '/sign-in' })
}

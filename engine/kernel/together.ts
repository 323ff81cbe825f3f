/** Waits for work that was begun at the same time; where several fail, the first in the list says why. */
export async function together<Work extends readonly unknown[]>(...work: Work): Promise<{ readonly [I in keyof Work]: Awaited<Work[I]> }> {
  const outcomes = await Promise.allSettled(work)
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) throw failure.reason
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as { readonly [I in keyof Work]: Awaited<Work[I]> }
}

import type { ReactNode } from 'react'

/** Stands for the Markdown that the form library would draw descriptions with: ours are plain words, and drawn by us. */
export function Markdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children
}

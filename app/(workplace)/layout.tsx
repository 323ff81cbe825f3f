import type { ReactNode } from 'react'
import { Frame } from '../_components/frame.tsx'

export default function WorkplaceLayout({ children }: { readonly children: ReactNode }) {
  return <Frame>{children}</Frame>
}

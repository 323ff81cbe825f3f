import type { ReactNode } from 'react'
import { Frame } from '../_components/frame.tsx'

export default function StudioLayout({ children }: { readonly children: ReactNode }) {
  return <Frame>{children}</Frame>
}

import { TriesScreen } from '../../../_components/designer/tries/tries-screen.tsx'

export default function TryPage() {
  return <TriesScreen />
}

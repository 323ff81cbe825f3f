import { VersionsScreen } from '../../../_components/designer/versions-screen.tsx'

export default function VersionsPage() {
  return <VersionsScreen />
}

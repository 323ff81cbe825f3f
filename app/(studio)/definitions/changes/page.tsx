import { ChangesScreen } from '../../../_components/designer/changes/changes-screen.tsx'

export default function ChangesPage() {
  return <ChangesScreen />
}

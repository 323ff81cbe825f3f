import { PackagesScreen } from '../../../_components/designer/layer/packages-screen.tsx'

export default function PackagesPage() {
  return <PackagesScreen />
}

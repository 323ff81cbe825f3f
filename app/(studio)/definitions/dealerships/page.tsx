import { DealershipsScreen } from '../../../_components/designer/layer/dealerships-screen.tsx'

export default function DealershipsPage() {
  return <DealershipsScreen />
}

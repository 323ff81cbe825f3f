import { DesignScreen } from '../../_components/designer/design-screen.tsx'

export default function DesignPage() {
  return <DesignScreen />
}

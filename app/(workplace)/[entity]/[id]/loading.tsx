import { RecordSkeleton } from '../../../_components/skeletons.tsx'

export default RecordSkeleton

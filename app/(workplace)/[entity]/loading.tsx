import { ListSkeleton } from '../../_components/skeletons.tsx'

export default ListSkeleton

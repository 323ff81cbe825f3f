'use client'
import { useDraggable, useDroppable } from '@dnd-kit/react'
import { useSortable } from '@dnd-kit/react/sortable'

type Ref = (element: Element | null) => void

/** An element that can be carried away. `handle`: by what it is taken; without one by all of it. */
export function useDragItem(id: string, isDisabled = false): { readonly ref: Ref; readonly handle: Ref; readonly isDragging: boolean } {
  const { ref, handleRef, isDragSource } = useDraggable({ id, disabled: isDisabled })
  return { ref, handle: handleRef, isDragging: isDragSource }
}

/** A place to drop items on. */
export function useDropTarget(id: string, isDisabled = false): { readonly ref: Ref; readonly isOver: boolean } {
  const { ref, isDropTarget } = useDroppable({ id, disabled: isDisabled })
  return { ref, isOver: isDropTarget }
}

/** An element of an order, taken by its handle and let go at another place of it. */
export function useSortItem(id: string, index: number): { readonly ref: Ref; readonly handle: Ref; readonly isDragging: boolean } {
  const { ref, handleRef, isDragSource } = useSortable({ id, index })
  return { ref, handle: handleRef, isDragging: isDragSource }
}

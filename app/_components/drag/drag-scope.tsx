'use client'
import { Accessibility, PointerSensor } from '@dnd-kit/dom'
import { DragDropProvider, DragOverlay } from '@dnd-kit/react'
import { isSortable } from '@dnd-kit/react/sortable'
import type { ReactNode } from 'react'

/** Where an item was let go: over a target, or (of items in an order) at another place of it. */
export interface Dropped {
  readonly item: string
  /** Id of the drop target; null: beside all of them, or given up. */
  readonly target: string | null
  /** Of `useSortItem`: from which place to which. */
  readonly from: number | null
  readonly to: number | null
}

interface Props {
  readonly children: ReactNode
  readonly onStart?: (item: string) => void
  /** The target under the item now. */
  readonly onOver?: (item: string, target: string | null) => void
  readonly onDrop: (dropped: Dropped) => void
  /** What is carried along; without it the item itself. */
  readonly preview?: (item: string) => ReactNode
}

const isControl = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea, select, [data-no-drag]') !== null

/**
 * Dragging by mouse and finger (a long touch, so that scrolling stays free). It says nothing to the keyboard and to
 * screen readers: whatever can be dragged has a menu that does the same, in the reader's language.
 */
export function DragScope({ children, onStart, onOver, onDrop, preview }: Props) {
  return (
    <DragDropProvider
      sensors={[PointerSensor.configure({ preventActivation: (event) => isControl(event.target) })]}
      plugins={(all) => all.filter((plugin) => plugin !== Accessibility)}
      onDragStart={({ operation }) => operation.source && onStart?.(String(operation.source.id))}
      onDragOver={({ operation }) => operation.source && onOver?.(String(operation.source.id), operation.target ? String(operation.target.id) : null)}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        if (!source) return
        const isPlaced = isSortable(source) && !canceled
        onDrop({ item: String(source.id), target: canceled || !target ? null : String(target.id), from: isPlaced ? source.initialIndex : null, to: isPlaced ? source.index : null })
      }}
    >
      {children}
      {preview && <DragOverlay dropAnimation={null}>{(source) => preview(String(source.id))}</DragOverlay>}
    </DragDropProvider>
  )
}

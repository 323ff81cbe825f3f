'use client'
import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { JsonObject, ListLayout, ListView } from '../../../engine/client.ts'
import type { ListState } from '../../_lib/list-state.ts'

export type { ListLayout }

/** What a layout shows: the records that fit, and the way to ask for others. */
export interface LayoutProps {
  readonly list: ListView
  readonly state: ListState
  /** Changes what the list shows, by its URL. */
  readonly go: (change: Partial<ListState>) => void
  /** View, chips and conditions as one; null: all records. */
  readonly filter: JsonObject | null
  readonly search: string
}

/** Layouts beside the table, each loaded when it is opened (`dynamic(() => import(…))`); offered where `ListView.layouts` names it. */
export const layouts: Partial<Record<Exclude<ListLayout, 'table'>, ComponentType<LayoutProps>>> = {
  board: dynamic(() => import('../board/board-screen.tsx')),
  calendar: dynamic(() => import('../planner/planner-screen.tsx')),
  chart: dynamic(() => import('../list-chart/list-chart-screen.tsx')),
}

'use client'
import { useEffect, useSyncExternalStore } from 'react'
import type { JobView } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'

/** The person's long jobs as every part of the page sees them: one question at a time, each second while something runs. */
export interface JobBoard {
  /** null: not asked yet. */
  readonly jobs: readonly JobView[] | null
  readonly hasFailed: boolean
  readonly isOpen: boolean
}

const pollMilliseconds = 1000

let board: JobBoard = { jobs: null, hasFailed: false, isOpen: false }
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | null = null
let asking: Promise<void> | null = null
let askingNext: Promise<void> | null = null

function change(part: Partial<JobBoard>): void {
  board = { ...board, ...part }
  for (const listener of listeners) listener()
}

export const isActive = ({ status }: JobView): boolean => status === 'waiting' || status === 'running'

async function ask(): Promise<void> {
  try {
    const response = await fetch('/api/jobs', { cache: 'no-store' })
    const answer = (await response.json()) as Answer<readonly JobView[]>
    change(answer.ok ? { jobs: answer.data, hasFailed: false } : { hasFailed: true })
  } catch {
    change({ hasFailed: true })
  }
}

/** What is under way was perhaps answered before what is asked about now: one more question goes behind it. */
function askAnew(): Promise<void> {
  if (asking) {
    askingNext ??= asking.then(() => {
      askingNext = null
      return askAnew()
    })
    return askingNext
  }
  asking = ask().finally(() => {
    asking = null
  })
  return asking
}

/** Looks how the jobs are, and goes on looking while one of them is under way and somebody looks. */
export async function refreshJobs(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  await askAnew()
  if (listeners.size > 0 && board.jobs?.some(isActive) && timer === null) timer = setTimeout(() => void refreshJobs(), document.hidden ? pollMilliseconds * 10 : pollMilliseconds)
}

export function showJobs(isOpen: boolean): void {
  change({ isOpen })
  if (isOpen) void refreshJobs()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const unasked: JobBoard = { jobs: null, hasFailed: false, isOpen: false }

export function useJobBoard(): JobBoard {
  const current = useSyncExternalStore(subscribe, () => board, () => unasked)
  useEffect(() => {
    if (!asking) void refreshJobs()
  }, [])
  return current
}

/** One job, as long as somebody waits for it. */
export function useJob(id: string | null): JobView | null {
  const { jobs } = useJobBoard()
  return jobs?.find((job) => job.id === id) ?? null
}

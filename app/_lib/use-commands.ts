'use client'
import { useEffect, useRef } from 'react'

/** Something that can be done on the screen that is open, for the one box that finds everything. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly icon: string
  readonly run: () => void
}

const held: { readonly current: readonly Command[] }[] = []

/** What the open screen offers now. */
export const heldCommands = (): readonly Command[] => held.flatMap(({ current }) => current)

/** Offers commands for as long as the screen is open. */
export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands)
  current.current = commands
  useEffect(() => {
    held.unshift(current)
    return () => {
      held.splice(held.indexOf(current), 1)
    }
  }, [])
}

import type { KeyboardEvent } from 'react'

const cardsIn = (cell: Element): readonly Element[] => [...cell.querySelectorAll('[data-card]')]

/** Arrows go to the card above, below and in the columns beside; M opens the menu of ways. */
export function arrowsBetweenCards(event: KeyboardEvent<HTMLElement>): void {
  const card = event.target instanceof Element && !event.target.closest('[role="menu"]') ? event.target.closest('[data-card]') : null
  const cell = card?.closest('[data-cell]')
  if (!card || !cell || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.code === 'KeyM') {
    event.preventDefault()
    card.querySelector<HTMLElement>('[data-move]')?.click()
    return
  }
  const next = neighbour(event.key, event.currentTarget, cell, card)
  if (next === null) return
  event.preventDefault()
  event.stopPropagation()
  next?.querySelector('a')?.focus()
}

/** null: the key is no arrow. */
function neighbour(key: string, board: Element, cell: Element, card: Element): Element | undefined | null {
  const own = cardsIn(cell)
  const at = own.indexOf(card)
  if (key === 'ArrowDown') return own[at + 1]
  if (key === 'ArrowUp') return own[at - 1]
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const cells = [...board.querySelectorAll('[data-cell]')]
  const step = key === 'ArrowRight' ? 1 : -1
  for (let i = cells.indexOf(cell) + step; i >= 0 && i < cells.length; i += step) {
    const cards = cells[i] ? cardsIn(cells[i] as Element) : []
    if (cards.length > 0) return cards[Math.min(at, cards.length - 1)]
  }
  return undefined
}

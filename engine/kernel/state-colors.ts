/** Colour of a state that names none, by what it means: the same in lists, boards, charts, on paper and in the designer. */
export const stateColors = { new: 'blue', active: 'amber', waiting: 'violet', done: 'green', cancelled: 'grey' } as const

/** A number as people type it: comma or point, spaces between thousands. null: not a number. */
export function readNumber(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f']/g, '').replace(/^(-?)[^\d.,-]+|[^\d.,]+$/g, '$1')
  const marks = plain.match(/[.,]/g) ?? []
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'))
  // Two kinds of marks: the last one is the decimal one. One kind, repeated: thousands.
  const isThousands = marks.length > 1 && new Set(marks).size === 1
  const whole = last === -1 || isThousands ? plain.replaceAll(/[.,]/g, '') : plain.slice(0, last).replaceAll(/[.,]/g, '')
  const fraction = last === -1 || isThousands ? '' : plain.slice(last + 1)
  const normal = `${whole}${fraction === '' ? '' : `.${fraction}`}`
  return /^-?\d*\.?\d+$/.test(normal) ? Number(normal) : null
}

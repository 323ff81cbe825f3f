/** From a paper to what pdfmake draws. Everything that people typed goes in as text alone: nothing in it means anything here. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Paper, PaperBlock, PaperColumn } from '../kernel/paper.ts'

const grey = '#65655f'
const line = '#cfcfca'
const [small, normal, large] = [8, 9.5, 14]

/** Pure. */
export function documentOf({ title, size, orientation, header, footer, blocks }: Paper): TDocumentDefinitions {
  return {
    pageSize: size,
    pageOrientation: orientation,
    pageMargins: size === 'A5' ? [28, 36, 28, 36] : [42, 48, 42, 48],
    info: { title, creator: 'Pitlane', producer: 'Pitlane' },
    defaultStyle: { font: 'Roboto', fontSize: normal, lineHeight: 1.15 },
    header: () => ({ text: header, fontSize: small, color: grey, margin: [42, 20, 42, 0] }),
    footer: (page: number, pages: number) => ({
      margin: [42, 12, 42, 0],
      columns: [{ text: footer, fontSize: small, color: grey }, { text: `${page} / ${pages}`, fontSize: small, color: grey, alignment: 'right', width: 60 }],
    }),
    content: blocks.map(contentOf),
  }
}

function contentOf(block: PaperBlock): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: large, bold: true, margin: [0, 4, 0, 6] }
    case 'paragraph':
      return { text: block.text, alignment: block.align, margin: [0, 0, 0, 6] }
    case 'fields':
      return fieldsOf(block.rows, block.columns)
    case 'table':
      return tableOf(block)
    case 'picture':
      return { image: block.data, fit: [block.width, block.width], alignment: block.align, margin: [0, 0, 0, 8] }
    case 'signatures':
      return { columns: block.places.map(placeOf), columnGap: 24, margin: [0, 24, 0, 0], unbreakable: true }
  }
}

function fieldsOf(rows: readonly (readonly [string, string])[], columns: number): Content {
  const half = Math.ceil(rows.length / columns)
  const parts = Array.from({ length: columns }, (_, n) => rows.slice(n * half, (n + 1) * half)).filter((part) => part.length > 0)
  return {
    columnGap: 16,
    margin: [0, 0, 0, 8],
    columns: parts.map((part) => ({
      width: '*',
      layout: 'noBorders',
      table: { widths: ['38%', '*'], body: part.map(([title, value]): TableCell[] => [{ text: title, color: grey }, { text: value }]) },
    })),
  }
}

function tableOf({ title, head, rows, foot }: Extract<PaperBlock, { kind: 'table' }>): Content {
  const cells = (texts: readonly string[], bold: boolean): TableCell[] => texts.map((text, i) => ({ text, bold, alignment: head[i]?.isNumber ? 'right' : 'left', fontSize: 8.5 }))
  const body = [cells(head.map((column) => column.title), true), ...rows.map((row) => cells(row, false)), ...(foot ? [cells(foot, true)] : [])]
  return [
    ...(title === null ? [] : [{ text: title, bold: true, margin: [0, 4, 0, 3] } satisfies Content]),
    { margin: [0, 0, 0, 8], table: { headerRows: 1, dontBreakRows: true, widths: widthsOf(head), body }, layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => line, vLineColor: () => line, paddingTop: () => 2, paddingBottom: () => 2 } },
  ]
}

/** Texts share what figures leave. */
const widthsOf = (head: readonly PaperColumn[]): ('*' | 'auto')[] => (head.some(({ isNumber }) => !isNumber) ? head.map(({ isNumber }) => (isNumber ? 'auto' : '*')) : head.map(() => '*'))

const placeOf = ({ title, name }: { readonly title: string; readonly name: string }): Content => ({
  stack: [
    { text: title },
    { text: ' ', margin: [0, 10, 0, 0] },
    { table: { widths: ['*'], body: [[{ text: name === '' ? ' ' : name, fontSize: small, color: grey, border: [false, true, false, false] }]] }, layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => '#1d1d1b' } },
  ],
})

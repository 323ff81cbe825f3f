import type { Paper, PaperBlock } from '../../../../engine/client.ts'
import classes from './print.module.css'

/** The paper as it will look, without its pages. */
export function PaperSheet({ paper }: { readonly paper: Paper }) {
  return (
    <article className={classes.sheet} lang={paper.locale} data-size={paper.size} data-orientation={paper.orientation} data-testid="paper">
      {paper.header !== '' && <p className={classes.edge}>{paper.header}</p>}
      {/* biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names */}
      {paper.blocks.map((block, i) => <Block key={i} block={block} />)}
      <p className={classes.edge}>{paper.footer}</p>
    </article>
  )
}

function Block({ block }: { readonly block: PaperBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h4 className={classes.heading}>{block.text}</h4>
    case 'paragraph':
      return <p className={classes.paragraph} style={{ textAlign: block.align }}>{block.text}</p>
    case 'fields':
      return (
        <dl className={classes.pairs} style={{ gridTemplateColumns: `repeat(${block.columns}, minmax(0, 38fr) minmax(0, 62fr))` }}>
          {block.rows.map(([title, value], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand as they are printed
            <div key={i} style={{ display: 'contents' }}><dt>{title}</dt><dd>{value}</dd></div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <div className={classes.scroll}>
          {block.title !== null && <p className={classes.tableTitle}>{block.title}</p>}
          <table className={classes.table}>
            <thead><tr>{block.head.map(({ title, isNumber }) => <th key={title} data-number={isNumber || undefined}>{title}</th>)}</tr></thead>
            {/* biome-ignore lint/suspicious/noArrayIndexKey: rows stand as they are printed */}
            <tbody>{block.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={block.head[j]?.title ?? j} data-number={block.head[j]?.isNumber || undefined}>{cell}</td>)}</tr>)}</tbody>
            {block.foot && <tfoot><tr>{block.foot.map((cell, j) => <td key={block.head[j]?.title ?? j} data-number={block.head[j]?.isNumber || undefined}>{cell}</td>)}</tr></tfoot>}
          </table>
        </div>
      )
    case 'picture':
      // biome-ignore lint/performance/noImgElement: the picture is in the paper itself
      return <p style={{ textAlign: block.align, margin: '0 0 8px' }}><img src={block.data} alt="" style={{ maxWidth: `${block.width}pt`, maxHeight: `${block.width}pt` }} /></p>
    case 'signatures':
      return <div className={classes.places}>{block.places.map(({ title, name }) => <div key={title}><p>{title}</p><p className={classes.line}>{name === '' ? ' ' : name}</p></div>)}</div>
  }
}

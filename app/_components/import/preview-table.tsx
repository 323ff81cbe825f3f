'use client'
import { IconAlertCircle, IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ImportPreviewRow, ImportView } from '../../../engine/client.ts'
import classes from './import.module.css'

/** The first rows as they came, with what is wrong where it is wrong. */
export function PreviewTable({ view, columns }: { readonly view: ImportView; readonly columns: readonly (string | null)[] }) {
  const t = useTranslations('import')
  if (view.rows.length === 0) return null
  return (
    <section aria-label={t('preview')}>
      <h3 className={classes.subtitle}>{t('preview')}</h3>
      <div className={classes.scroll}>
        <table className={classes.preview}>
          <thead>
            <tr>
              <th scope="col">№</th>
              {view.titles.map((title, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
                <th scope="col" key={i} data-out={columns[i] === null || undefined}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>{view.rows.map((row) => <PreviewRow key={row.number} row={row} columns={columns} width={view.titles.length} />)}</tbody>
        </table>
      </div>
    </section>
  )
}

function PreviewRow({ row, columns, width }: { readonly row: ImportPreviewRow; readonly columns: readonly (string | null)[]; readonly width: number }) {
  const t = useTranslations('import')
  const noteFor = (name: string | null | undefined) => row.problems.find(({ field }) => field === name) ?? row.warnings.find(({ field }) => field === name)
  const whole = [...row.problems, ...row.warnings].filter(({ field }) => field === '' || !columns.includes(field))
  return (
    <>
      <tr data-wrong={row.problems.length > 0 || undefined}>
        <td className={classes.number}>{row.number}</td>
        {Array.from({ length: width }, (_, i) => {
          const note = columns[i] ? noteFor(columns[i]) : undefined
          const isWrong = note !== undefined && row.problems.includes(note)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place
            <td key={i} data-out={columns[i] === null || undefined} data-problem={note ? (isWrong ? 'wrong' : 'warning') : undefined} title={note?.message}>
              {note && (isWrong ? <IconAlertCircle size={13} aria-hidden /> : <IconAlertTriangle size={13} aria-hidden />)}
              {row.cells[i]}
              {note && <span className={classes.cellNote}>{note.message}</span>}
            </td>
          )
        })}
      </tr>
      {(whole.length > 0 || row.existing.length > 0) && (
        <tr className={classes.rowNote}>
          <td />
          <td colSpan={width}>
            {whole.map(({ field, message }) => <div key={`${field}${message}`}>{message}</div>)}
            {row.existing.length > 0 && <div><IconCopy size={13} aria-hidden /> {t('existing', { records: row.existing.join('; ') })}</div>}
          </td>
        </tr>
      )}
    </>
  )
}

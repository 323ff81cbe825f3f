'use client'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { definitionDiff, type DefinitionChange, type DraftFiles } from '../../../../engine/client.ts'
import { pointerOfPath } from './pointer-of-path.ts'
import classes from './changes.module.css'
import { usePathLabel } from '../drafts/path-label.ts'
import { useSentence } from './sentence.ts'

interface Props {
  readonly before: DraftFiles
  readonly after: DraftFiles
  /** Opens the place in Design; absent where it is not what is open there. */
  readonly onOpen?: ((path: string, pointer: string) => void) | undefined
  readonly onTakeBack?: ((change: DefinitionChange) => void) | undefined
}

const icons = { added: IconPlus, removed: IconMinus, changed: IconPencil, moved: IconArrowRight }

/** What differs, by what it belongs to; each change leads to its place and can be taken back by itself. */
export function ChangeList({ before, after, onOpen, onTakeBack }: Props) {
  const t = useTranslations('studio-changes')
  const changes = useMemo(() => definitionDiff(before, after), [before, after])
  const label = usePathLabel()
  const sentence = useSentence(useMemo(() => ({ ...before, ...after }), [before, after]))
  if (changes.length === 0) return <p className="muted">{t('none')}</p>
  const files = [...new Set(changes.map(({ file }) => file))]
  return (
    <>
      <p className="muted" role="status">{t('count', { count: changes.length })}</p>
      {files.map((file) => (
        <section key={file} className={classes.group} aria-label={label(file)}>
          <h3 className={classes.heading}>{label(file)}</h3>
          <ul className={classes.list}>
            {changes.filter((change) => change.file === file).map((change) => {
              const text = sentence(change)
              const Icon = icons[change.kind]
              return (
                <li key={`${change.kind} ${pointerOfPath(change.is)} ${change.name} ${change.property.join()}`} className={classes.change} data-kind={change.kind}>
                  <Icon size={14} aria-hidden className={classes.icon} />
                  {onOpen && (change.is.length > 0 || after[file] !== undefined) ? <button type="button" className={classes.sentence} onClick={() => onOpen(file, pointerOfPath(change.is))}>{text}</button> : <span className={classes.sentence}>{text}</span>}
                  {onTakeBack && <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={13} aria-hidden />} aria-label={t('takeBackOne', { what: text })} onClick={() => onTakeBack(change)}>{t('takeBack')}</Button>}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}

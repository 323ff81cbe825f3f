'use client'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconFilePlus, IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { DraftFiles } from '../../../engine/client.ts'
import classes from './definitions.module.css'

interface Props {
  readonly files: DraftFiles
  readonly published: DraftFiles
  readonly changed: ReadonlySet<string>
  readonly current: string
  readonly onOpen: (path: string) => void
  readonly onAdd: (path: string) => void
}

/** Files by folder, changed ones marked; a new one is added by its path. */
export function FileTree({ files, published, changed, current, onOpen, onAdd }: Props) {
  const t = useTranslations('definitions')
  const [search, setSearch] = useState('')
  const [newPath, setNewPath] = useState<string | null>(null)
  const paths = [...new Set([...Object.keys(published), ...Object.keys(files)])].filter((path) => path.includes(search.trim().toLowerCase())).sort()
  const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')
  const folders = [...new Set(paths.map(folderOf))].sort().map((folder) => ({ folder, inside: paths.filter((path) => folderOf(path) === folder) }))
  const add = (event: FormEvent) => {
    event.preventDefault()
    const path = newPath?.trim() ?? ''
    if (path !== '' && files[path] === undefined) onAdd(path.endsWith('.json') ? path : `${path}.json`)
    setNewPath(null)
  }
  return (
    <nav className={classes.tree} aria-label={t('files')}>
      <div className={classes.treeHead}>
        <TextInput aria-label={t('searchFiles')} placeholder={t('searchFiles')} leftSection={<IconSearch size={14} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <ActionIcon size={30} variant="default" aria-label={t('addFile')} title={t('addFile')} onClick={() => setNewPath('overlays/')}><IconFilePlus size={15} aria-hidden /></ActionIcon>
      </div>
      {newPath !== null && <form onSubmit={add} className={classes.newFile}><TextInput data-autofocus autoFocus aria-label={t('newPath')} placeholder="entities/…/entity.json" value={newPath} onChange={(event) => setNewPath(event.currentTarget.value)} onBlur={() => newPath === '' && setNewPath(null)} /></form>}
      {folders.map(({ folder, inside }) => (
        <div key={folder} className={classes.folder}>
          {folder && <div className={classes.folderName}>{folder}</div>}
          {inside.map((path) => (
            <button key={path} type="button" className={classes.file} aria-current={path === current || undefined} data-changed={changed.has(path) || undefined} data-deleted={files[path] === undefined || undefined} onClick={() => onOpen(path)}>
              <span>{path.split('/').at(-1)}</span>
              {changed.has(path) && <span className={classes.dot} role="img" aria-label={t('changed')} />}
            </button>
          ))}
        </div>
      ))}
    </nav>
  )
}

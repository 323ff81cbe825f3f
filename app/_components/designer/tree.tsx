'use client'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconFilePlus, IconPlus, IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useMemo, useState } from 'react'
import { useFormat } from '../workplace-context.tsx'
import { creatorOf } from './creators.ts'
import { DiffersDot } from './layer/differs.tsx'
import { type Branch, type Leaf, outlineOf } from './outline.ts'
import { useStudio } from './studio-context.tsx'
import classes from './tree.module.css'

/** Everything that can be changed, by what it is; found by words and by file names, changed things marked. */
export function Tree() {
  const t = useTranslations('definitions')
  const ts = useTranslations('studio')
  const { locale } = useFormat()
  const { files, published, place, layer, open, write } = useStudio()
  const [search, setSearch] = useState('')
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [making, setMaking] = useState<string | null>(null)
  const Creator = making === null ? null : creatorOf(making)
  const [newPath, setNewPath] = useState<string | null>(null)
  /** On a phone the list gives its place to what was chosen of it. */
  const [isFolded, setFolded] = useState(true)
  const outline = useMemo(() => outlineOf(files, published, locale), [files, published, locale])
  const kindOf = ({ kind }: Leaf): string => (ts.has(`kinds.${kind}`) ? ts(`kinds.${kind}`) : kind)
  const titleOfBranch = ({ title, key }: Branch): string => title ?? (ts.has(`groups.${key}`) ? ts(`groups.${key}`) : key)
  const words = search.trim().toLowerCase()
  const shown = outline
    .map((branch) => ({ ...branch, leaves: branch.leaves.filter((leaf) => `${titleOfBranch(branch)} ${leaf.title ?? ''} ${kindOf(leaf)} ${leaf.path}`.toLowerCase().includes(words)) }))
    .filter(({ leaves, key }) => leaves.length > 0 || (words === '' && creatorOf(key) !== null))
  const isOpen = ({ key, leaves }: Branch): boolean => words !== '' || unfolded.has(key) || leaves.some(({ path }) => path === place.path)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const path = (newPath?.trim() ?? '').replace(/(\.json)?$/, '.json')
    if (path !== '.json' && files[path] === undefined) {
      write(path, '{\n  \n}\n')
      open(path)
    }
    setNewPath(null)
  }
  const branchHere = outline.find(({ leaves }) => leaves.some(({ path }) => path === place.path))
  const leafHere = branchHere?.leaves.find(({ path }) => path === place.path)
  return (
    <nav className={classes.tree} aria-label={t('files')} data-folded={(leafHere !== undefined && isFolded) || undefined}>
      {branchHere && leafHere && (
        <button type="button" className={classes.here} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
          <span className={classes.name}>{titleOfBranch(branchHere)} › {leafHere.title ?? kindOf(leafHere)}</span>
          {isFolded ? <IconChevronRight size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
        </button>
      )}
      <div className={classes.treeHead}>
        <TextInput aria-label={t('searchFiles')} placeholder={t('searchFiles')} leftSection={<IconSearch size={14} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        {layer === null && <ActionIcon size={30} variant="default" aria-label={ts('newKind')} title={ts('newKind')} onClick={() => setMaking('entities')}><IconPlus size={15} aria-hidden /></ActionIcon>}
        <ActionIcon size={30} variant="default" aria-label={t('addFile')} title={t('addFile')} onClick={() => setNewPath('overlays/')}><IconFilePlus size={15} aria-hidden /></ActionIcon>
      </div>
      {newPath !== null && <form onSubmit={add} className={classes.newFile}><TextInput data-autofocus autoFocus aria-label={t('newPath')} placeholder="entities/…/entity.json" value={newPath} onChange={(event) => setNewPath(event.currentTarget.value)} onBlur={() => newPath === '' && setNewPath(null)} /></form>}
      {shown.map((branch) => (
        <div key={branch.key}>
          <div className={classes.groupHead}>
            <button type="button" className={classes.group} aria-expanded={isOpen(branch)} onClick={() => setUnfolded((known) => toggled(known, branch.key))}>
              {isOpen(branch) ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
              <span className={classes.name}>{titleOfBranch(branch)}</span>
            </button>
            {creatorOf(branch.key) && <ActionIcon size={26} variant="subtle" color="gray" aria-label={ts('new', { group: titleOfBranch(branch) })} title={ts('new', { group: titleOfBranch(branch) })} onClick={() => setMaking(branch.key)}><IconPlus size={14} aria-hidden /></ActionIcon>}
          </div>
          {isOpen(branch) && branch.leaves.map((leaf) => <LeafButton key={leaf.path} leaf={leaf} kind={kindOf(leaf)} onOpen={() => setFolded(true)} />)}
        </div>
      ))}
      {Creator && <Creator onClose={() => setMaking(null)} />}
    </nav>
  )
}

function LeafButton({ leaf: { path, title }, kind, onOpen }: { readonly leaf: Leaf; readonly kind: string; readonly onOpen: () => void }) {
  const t = useTranslations('definitions')
  const { files, changed, place, open } = useStudio()
  const choose = () => {
    open(path)
    onOpen()
  }
  return (
    <button type="button" className={classes.file} title={path} aria-current={path === place.path || undefined} data-deleted={files[path] === undefined || undefined} onClick={choose}>
      <span className={classes.name}>{title ?? kind}</span>
      <DiffersDot path={path} />
      {changed.has(path) && <span className={classes.dot} role="img" aria-label={t('changed')} />}
    </button>
  )
}

const toggled = (known: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set(known.has(key) ? [...known].filter((one) => one !== key) : [...known, key])

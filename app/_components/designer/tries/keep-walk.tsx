'use client'
import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { ScenariosDefinition, Titles } from '../../../../engine/client.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { useFile, useStudio } from '../studio-context.tsx'
import { type HandWalk, mayBeKept, scenarioOf } from './hand-walk.ts'
import { scenariosFile } from './machine-choices.ts'
import { scenariosIn } from './scenarios-shape.ts'

/** Keeps the walk among the scenarios of the package, under a name of its own. */
export function KeepWalk({ entity, walk }: { readonly entity: string; readonly walk: HandWalk | null }) {
  const t = useTranslations('tries')
  const { files } = useStudio()
  const { write } = useFile<ScenariosDefinition>(scenariosFile(entity))
  const [isAsking, ask] = useState(false)
  const [kept, note] = useState<HandWalk | null>(null)
  const text = files[scenariosFile(entity)]
  const saved = text === undefined ? [] : scenariosIn(text)
  const isReady = walk !== null && saved !== null && mayBeKept(walk)
  useEffect(() => note((known) => (known === walk ? known : null)), [walk])
  const keep = (titles: Titles) => {
    if (!isReady) return
    write({ scenarios: [...saved, scenarioOf(walk, entity, titles)] })
    note(walk)
    ask(false)
  }
  return (
    <>
      <span role="status" className="muted">{kept !== null && kept === walk && t('kept')}</span>
      <Button variant="default" leftSection={<IconRoute size={14} aria-hidden />} disabled={!isReady} title={isReady ? undefined : t('keepHint')} onClick={() => ask(true)}>{t('keep')}</Button>
      {isAsking && <NewDialog title={t('keep')} onClose={() => ask(false)} onMake={keep} />}
    </>
  )
}

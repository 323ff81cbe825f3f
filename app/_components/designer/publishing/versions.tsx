'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { VersionView } from '../../../../engine/client.ts'
import { StateChip } from '../../state-chip.tsx'
import { useFormat } from '../../workplace-context.tsx'
import classes from './publishing.module.css'

/** What was published, newest first; any of them may be brought back. */
export function Versions({ versions, onRollback }: { readonly versions: readonly VersionView[]; readonly onRollback: (version: VersionView) => void }) {
  const t = useTranslations('definitions')
  const format = useFormat()
  return (
    <>
      <h2 className={classes.heading}>{t('versions')}</h2>
      <ol className={classes.versions}>
        {versions.map((version, i) => (
          <li key={version.id}>
            <div className={classes.versionHead}>
              <span className={classes.versionName} title={version.hash}>{version.version}</span>
              <span className="muted tabular">#{version.id}</span>
              {version.isLive && <StateChip title={t('isLive')} color="green" />}
            </div>
            <div className="muted" title={format.dateTime(version.at)} suppressHydrationWarning>{version.by} · {format.ago(version.at)}</div>
            {version.note && <div>{version.note}</div>}
            {versions[i + 1] && <Button component={Link} href={`/definitions/changes?from=${versions[i + 1]?.id}&to=${version.isLive ? 'live' : version.id}`} variant="subtle" size="compact-xs" ml={-8} aria-label={t('compareTo', { version: version.version, id: version.id })}>{t('compare')}</Button>}
            {!version.isLive && <Button variant="subtle" size="compact-xs" ml={-8} onClick={() => onRollback(version)} aria-label={t('rollbackTo', { version: version.version, id: version.id })}>{t('rollback')}</Button>}
          </li>
        ))}
      </ol>
    </>
  )
}

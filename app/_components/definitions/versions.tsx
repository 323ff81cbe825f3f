'use client'
import { useTranslations } from 'next-intl'
import type { VersionView } from '../../../engine/client.ts'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './definitions.module.css'

/** What was published, newest first. */
export function Versions({ versions }: { readonly versions: readonly VersionView[] }) {
  const t = useTranslations('definitions')
  const format = useFormat()
  return (
    <>
      <h2 className={classes.heading}>{t('versions')}</h2>
      <ol className={classes.versions}>
        {versions.map((version) => (
          <li key={version.id}>
            <div className={classes.versionHead}>
              <span className={classes.versionName} title={version.hash}>{version.version}</span>
              <span className="muted tabular">#{version.id}</span>
              {version.isLive && <StateChip title={t('isLive')} color="green" />}
            </div>
            <div className="muted" title={format.dateTime(version.at)} suppressHydrationWarning>{version.by} · {format.ago(version.at)}</div>
            {version.note && <div>{version.note}</div>}
          </li>
        ))}
      </ol>
    </>
  )
}

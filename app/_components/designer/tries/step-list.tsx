'use client'
import { IconBell, IconBolt, IconClock, IconLock, IconPlus, IconRobot } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { TriedEffect, TriedStep } from '../../../../engine/client.ts'
import { StateChip } from '../../state-chip.tsx'
import { useFormat } from '../../workplace-context.tsx'
import classes from './tries.module.css'

const icons = { create: IconPlus, event: IconBolt, timer: IconClock, alarm: IconBell, automation: IconRobot } as const

/** What happened to the record, newest first, with all that it would have set off. */
export function StepList({ steps }: { readonly steps: readonly TriedStep[] }) {
  const t = useTranslations('tries')
  const format = useFormat()
  return (
    <ol className={classes.steps} aria-label={t('happened')}>
      {[...steps.entries()].toReversed().map(([i, step]) => {
        const Icon = step.refused ? IconLock : icons[step.kind]
        return (
          <li key={i} data-refused={step.refused !== null || undefined}>
            <div className={classes.stepHead}>
              <Icon size={14} aria-hidden />
              <strong>{t(`steps.${step.kind}`, { title: step.title })}</strong>
              {step.to && !step.refused && <StateChip title={step.to.title} color={step.to.color} />}
              <time className={classes.small} dateTime={step.at}>{format.dateTime(step.at)}</time>
            </div>
            {step.refused && <div className={classes.refused}>{t('refused', { reason: step.refused.text })}</div>}
            {step.effects.length > 0 && <ul className={classes.effects}>{step.effects.map((effect) => <li key={JSON.stringify(effect)}><Effect of={effect} /></li>)}</ul>}
          </li>
        )
      })}
    </ol>
  )
}

function Effect({ of: effect }: { readonly of: TriedEffect }) {
  const t = useTranslations('tries')
  switch (effect.kind) {
    case 'set':
      return t('effects.set', { field: effect.field, to: effect.to })
    case 'create':
      return t('effects.create', { entity: effect.entity, values: effect.values.map(({ field, value }) => `${field}: ${value}`).join(', ') })
    case 'comment':
      return t('effects.comment', { text: effect.text })
    case 'notify':
      return t('effects.notify', { to: effect.to.join(', '), text: effect.text })
    case 'send':
      return t('effects.send', { event: effect.event })
    case 'message':
      return t('effects.message', { channel: effect.channel, recipient: effect.recipient })
  }
}

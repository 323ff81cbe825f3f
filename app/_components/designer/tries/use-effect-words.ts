import { useLocale, useTranslations } from 'next-intl'
import { type Json, titleOf, type Titles } from '../../../../engine/client.ts'
import { fieldChoices, roleChoices } from '../choices.ts'
import { jsonOf } from '../json.ts'
import { useStudio } from '../studio-context.tsx'
import { machineFile } from './machine-choices.ts'

interface Effect {
  readonly kind?: string
  readonly entity?: string
  readonly values?: Readonly<Record<string, Json>>
  readonly text?: string
  readonly to?: readonly { readonly role?: string }[]
  readonly titles?: Titles
  readonly event?: string
  readonly channel?: string
  readonly recipient?: string
}

/** What a simulation says an event does, in words. */
export function useEffectWords(entity: string): (effect: string) => string {
  const t = useTranslations('tries')
  const locale = useLocale()
  const { files } = useStudio()
  return (effect) => {
    const [, name, value] = /^set (\S+) = (.*)$/s.exec(effect) ?? []
    if (name !== undefined) return t('effects.set', { field: fieldChoices(files, machineFile(entity), locale).find((one) => one.value === name)?.label ?? name, to: plain(jsonOf<Json>(value) ?? null) })
    const { kind, ...rest } = jsonOf<Effect>(effect) ?? {}
    switch (kind) {
      case 'notify': {
        const roles = roleChoices(files, locale)
        const to = (rest.to ?? []).flatMap(({ role }) => (role === undefined ? [] : [roles.find((one) => one.value === role)?.label ?? role]))
        return t('effects.notify', { to: to.join(', ') || t('somebody'), text: rest.titles ? titleOf(rest.titles, locale) : '' })
      }
      case 'create': {
        const target = jsonOf<{ readonly titles?: Titles }>(files[`entities/${rest.entity}/entity.json`])
        return t('effects.create', { entity: target?.titles ? titleOf(target.titles, locale) : (rest.entity ?? ''), values: Object.entries(rest.values ?? {}).filter(([, one]) => one !== null).map(([key, one]) => `${key}: ${plain(one)}`).join(', ') })
      }
      case 'comment':
        return t('effects.comment', { text: rest.text ?? '' })
      case 'send':
        return t('effects.send', { event: rest.event ?? '' })
      case 'message':
        return t('effects.message', { channel: rest.channel ?? '', recipient: rest.recipient ?? '' })
      default:
        return effect
    }
  }
}

const plain = (value: Json): string => (value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value))

'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { type FormHost, FormHostProvider, widgetNamed } from '../../../engine/client.ts'
import { findChoices, findForField } from '../../(workplace)/actions.ts'
import { notePresence } from '../../_lib/presence-store.ts'
import { reply } from '../../_lib/request.ts'
import { useFieldText } from './use-field-text.ts'
import { LinkedState } from '../linked-state.tsx'
import { PresenceDot } from '../presence/presence-dot.tsx'
import { Warnings } from '../warnings.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import { SchemaForm } from './schema-form.tsx'

/** Gives the widgets what they need of the page: words, formats, record search. */
export function FormHostScope({ labels, children }: { readonly labels: Readonly<Record<string, string>>; readonly children: ReactNode }) {
  const t = useTranslations('fields')
  const g = useTranslations('grid')
  const locale = useLocale()
  const { timeZone, areaCode } = useWorkplace()
  const fieldText = useFieldText()
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const remember = useCallback((id: string, title: string) => setPicked((known) => ({ ...known, [id]: title })), [])
  const host = useMemo((): FormHost => {
    const all = { ...labels, ...picked }
    return {
      locale,
      timeZone,
      areaCode,
      text: (key, values) => (isOfGrid(key) ? g(key.slice('grid.'.length) as GridText, values) : t(key, values)),
      choices: async (entity, search, asking) => {
        const found = await reply(findChoices(entity, search, asking))
        if (!found.ok) return []
        if (entity === 'user') notePresence(found.data.flatMap(({ value, presence }) => (presence ? [{ id: value, presence }] : [])))
        return found.data
      },
      found: async (entity, field, text) => {
        const found = await reply(findForField(entity, field, text))
        return found.ok ? found.data : []
      },
      labels: all,
      remember,
      Warnings: Beside,
      State,
      hrefOf: (entity, id) => `/${entity}/${id}`,
      format: (options, value) => fieldText(options, value, all),
      widgetNamed,
      Form: InnerForm,
      Questions,
      FreeTimes,
    }
  }, [labels, picked, remember, locale, timeZone, areaCode, fieldText, t, g])
  return <FormHostProvider value={host}>{children}</FormHostProvider>
}

type GridText = 'help'

const isOfGrid = (key: string): key is `grid.${GridText}` => key.startsWith('grid.')

// Who makes up questions is rare: what it takes comes when it is needed.
const Questions = dynamic(() => import('../designer/questions/questions-field.tsx').then(({ QuestionsField }) => QuestionsField), { ssr: false })

// Most forms plan nothing.
const FreeTimes = dynamic(() => import('../free-times/free-times.tsx').then((module) => module.FreeTimes), { ssr: false })

/** How far a record has come that a field points to. */
const State: FormHost['State'] = ({ entity, id }) => useWorkplace().staged.includes(entity) && <LinkedState entity={entity} id={id} />

/** Of people whether they can be spoken to, of records what they warn of. */
const Beside: FormHost['Warnings'] = ({ entity, id }) => (entity === 'user' ? <PresenceDot id={id} /> : <Warnings entity={entity} id={id} />)

const InnerForm: FormHost['Form'] = (props) => <SchemaForm {...props} isInner />

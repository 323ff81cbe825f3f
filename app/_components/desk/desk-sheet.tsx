'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type EventView, type DeskView, type JsonObject, useFormHost } from '../../../engine/client.ts'
import type { Registered } from '../../_lib/documents.ts'
import { useAltKeys, useControlKeys } from '../../_lib/use-shortcuts.ts'
import { AskDialog } from '../ask-dialog.tsx'
import { FormHostScope } from '../form/form-host.tsx'
import { SchemaForm } from '../form/schema-form.tsx'
import { inputOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { ConnectionBar } from '../record/draft-bars.tsx'
import { EventDialog } from '../record/event-dialog.tsx'
import { hiddenIn } from '../record/hidden-in.ts'
import { useDraft } from '../record/use-draft.ts'
import { type RecordFormState, useRecordForm } from '../record/use-record-form.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { About, type Pick, picksOf } from './about.tsx'
import { EventBar, mainOf, type Way } from './event-bar.tsx'
import classes from './desk.module.css'
import { useLook } from './use-look.ts'
import { useRegister } from './use-register.ts'

interface Props {
  readonly block: string
  readonly sheet: string
  readonly view: DeskView
  /** What was left on it is to stand there again; not on one that was just emptied. */
  readonly isFresh: boolean
  readonly isActive: boolean
  readonly onDone: (record: Registered['record']) => void
  readonly onClear: () => void
  /** Words by which the sheet is known among the others. */
  readonly onNamed: (name: string) => void
}

/** Puts the cursor where somebody begins. */
export const focusSheet = (id: string): void => document.querySelector<HTMLElement>(`#${id} :is(input, textarea, [role="radio"][tabindex="0"]):not([readonly], [disabled])`)?.focus()

export const idOf = (block: string, sheet: string): string => `${block}-${sheet}`

/** One form that is being filled in; it is there also while another one is in front. */
export function DeskSheet(props: Props) {
  const { view, sheet, isFresh } = props
  const { dealership } = useWorkplace()
  const [hidden] = useState(() => hiddenIn(view.record))
  const form = useRecordForm(view.record, dealership, hidden)
  const draft = useDraft(form, isFresh ? null : (view.drafts[sheet] ?? null), sheet)
  const look = useLook(props.block, view, form)
  const labels = useMemo(() => ({ ...view.record.labels, ...look.labels }), [view.record.labels, look.labels])
  return <FormHostScope labels={labels}><Sheet {...props} form={form} look={look} forget={draft.drop} /></FormHostScope>
}

/** What was filled in; what the engine fills by itself it fills when the record is made. */
const inputIn = ({ base, data, changes }: RecordFormState): JsonObject => inputOf(base.form.uiSchema, changes, data)

function nameOf({ base, data }: RecordFormState): string {
  const text = Object.keys(base.form.uiSchema).find((name) => base.form.uiSchema[name] !== undefined && (base.form.uiSchema[name] as { readonly 'ui:widget'?: string })['ui:widget'] === 'finds')
  return String(data[text ?? ''] ?? '')
}

function Sheet({ block, sheet, view, isActive, onDone, onClear, onNamed, form, look, forget }: Props & { readonly form: RecordFormState; readonly look: ReturnType<typeof useLook>; readonly forget: () => void }) {
  const t = useTranslations('desk')
  const host = useFormHost()
  const id = idOf(block, sheet)
  const [asked, setAsked] = useState<EventView | null>(null)
  const [isClearing, setClearing] = useState(false)
  const wanted = useRef<Way | null>(null)
  /** Tells the dialog of an event whether it is done with. */
  const answered = useRef<(isDone: boolean) => void>(() => undefined)
  /** Answers that were sent with an event and refused: they stand there when it is asked again. */
  const said = useRef<Readonly<Record<string, JsonObject>>>({})
  const { base, data, live, facts } = form
  const registering = useRegister(`${block}/${sheet}`, base.entity, {
    onDone: (record) => {
      answered.current(true)
      forget()
      onDone(record)
    },
    onRefused: (refusal) => {
      answered.current(false)
      form.refuse(refusal)
      if (!asked) focusWrong(id)
    },
  })
  const { isSending, isWaiting, isLost } = registering
  const ways: readonly Way[] = [...(view.save === null ? [] : [{ event: null, title: view.save }]), ...look.events.map((event) => ({ event, title: event.title }))]
  const send = (way: Way | undefined) => {
    if (!way || isSending || way.event?.allowed === false) return
    wanted.current = way
    document.querySelector<HTMLFormElement>(`form#${id}`)?.requestSubmit()
  }
  const register = (event: string | null, input: JsonObject | null) => {
    form.refuse(null)
    registering.register(inputIn(form), event, input)
  }
  /** The dialog stays until the engine has answered: what was typed in it is not lost where that refuses. */
  const sendAsked = (event: string, input: JsonObject | null): Promise<boolean> => {
    if (input !== null) said.current = { ...said.current, [event]: input }
    return new Promise((resolve) => {
      answered.current = resolve
      register(event, input)
    })
  }
  const pick = ({ field, id: record, title }: Pick) => {
    host.remember(record, title)
    form.change({ ...data, [field]: record })
  }
  const about = look.about !== null && view.about !== null && look.about.id === data[view.about] ? look.about : null
  const picks = picksOf(about)
  const isInside = (event: KeyboardEvent): boolean => event.target instanceof Element && event.target.closest(`[data-sheet="${id}"]`) !== null
  // Only for whoever is in the form: nothing is sent from elsewhere on the page.
  const inside = (run: () => void) => (event: KeyboardEvent) => isInside(event) && run()
  useControlKeys(isActive ? { Enter: inside(() => send(mainOf(ways))) } : {})
  useAltKeys(isActive ? Object.fromEntries([...ways.map((way, i) => [`Digit${i + 1}`, inside(() => send(way))] as const), ...picks.map((one, i) => [`Shift+Digit${i + 1}`, inside(() => pick(one))] as const)]) : {})
  const name = nameOf(form)
  const named = useRef(onNamed)
  named.current = onNamed
  useEffect(() => named.current(name), [name])
  return (
    <div className={classes.sheet} data-sheet={id} hidden={!isActive} role="tabpanel" aria-label={name || t('untitled')}>
      <div className={classes.left}>
        <ConnectionBar isLost={isLost} isWaiting={isWaiting} />
        {form.refusal && <Problem refusal={form.refusal} />}
        {look.script && <p className={classes.script}>{look.script}</p>}
        <div className={classes.fields}>
          <SchemaForm
            id={id}
            schema={base.form.schema}
            uiSchema={base.form.uiSchema}
            data={data}
            readOnly={isWaiting}
            issues={form.issues}
            facts={{ readOnlyReasons: base.readOnlyReasons, hidden: [...live.hidden(data, facts), ...view.silent] }}
            onChange={form.change}
            onSubmit={() => {
              const event = wanted.current?.event
              wanted.current = null
              if (event?.form || event?.danger) setAsked({ ...event, form: event.form && { ...event.form, data: { ...event.form.data, ...said.current[event.event] } } })
              else if (event !== undefined) register(event?.event ?? null, null)
            }}
            onRefused={() => {
              wanted.current = null
              focusWrong(id)
            }}
          />
        </div>
        <EventBar ways={ways} isBusy={isSending} isWaiting={isWaiting} mayClear={form.isDirty} onSend={send} onClear={() => setClearing(true)} />
      </div>
      {view.about !== null && (
        <aside className={classes.about} aria-label={t('about')} data-empty={about === null || undefined}>
          {about ? <About about={about} chosen={(field) => data[field]} onPick={pick} /> : <p className="muted">{t(data[view.about] === undefined ? 'nobody' : 'reading')}</p>}
        </aside>
      )}
      {asked && <EventDialog event={asked} form={{ refusal: form.refusal, isBusy: isSending, isWaiting, send: sendAsked }} onClose={() => setAsked(null)} />}
      {isClearing && <AskDialog title={t('clearing')} text={t('clearingText')} submit={t('clear')} cancel={t('keep')} onClose={() => setClearing(false)} onSubmit={async () => { forget(); onClear() }} />}
    </div>
  )
}

const focusWrong = (id: string): void => void requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id} [aria-invalid='true']`)?.focus())

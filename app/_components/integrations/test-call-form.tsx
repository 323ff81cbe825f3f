'use client'
import { Button, Code, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import type { IntakeEventView, IntegrationView } from '../../../engine/client.ts'
import { readEvents, testCall } from '../../(workplace)/integrations/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { EventTable } from './event-list.tsx'
import classes from './integrations.module.css'

/** Milliseconds between looks at what came of the call. */
const lookEvery = 600
const isOver = ({ status }: IntakeEventView): boolean => status !== 'waiting' && status !== 'fetching'

/** A call that never was: told and signed as the exchange would, to see what comes of it. */
export function TestCallForm({ list }: { readonly list: readonly IntegrationView[] }) {
  const t = useTranslations('integrations')
  const [code, setCode] = useState(list[0]?.code ?? '')
  const [texts, setTexts] = useState({ number: '', line: '', extension: '' })
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [outcome, setOutcome] = useState<'talked' | 'missed'>('talked')
  const [call, setCall] = useState<string | null>(null)
  const [events, setEvents] = useState<readonly IntakeEventView[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [origin, setOrigin] = useState('')
  // Known in the browser alone.
  useEffect(() => setOrigin(window.location.origin), [])
  const one = list.find((connection) => connection.code === code) ?? list[0]
  const needsLine = one?.dealership === null
  const input = (key: keyof typeof texts) => ({ value: texts[key], maxLength: 60, onChange: (event: { readonly currentTarget: { readonly value: string } }) => setTexts({ ...texts, [key]: event.currentTarget.value }) })
  const isWaiting = call !== null && (events.length === 0 || !events.every(isOver))
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => void reply(readEvents({ call })).then((found) => found.ok && setEvents(found.data)), lookEvery)
    return () => clearInterval(timer)
  }, [isWaiting, call])
  const ring = async (event: FormEvent) => {
    event.preventDefault()
    setCall(null)
    setEvents([])
    const rung = await reply(testCall(one?.code ?? '', { direction, number: texts.number, line: texts.line || (Object.keys(one?.lines ?? {})[0] ?? null), extension: texts.extension || null, isMissed: outcome === 'missed' }))
    setRefusal(rung.ok ? null : rung.refusal)
    if (rung.ok) setCall(rung.data.call)
  }
  return (
    <section className={classes.section} aria-labelledby="test-call">
      <h2 id="test-call">{t('test')}</h2>
      <p className="muted">{t('testHint')}</p>
      <form className={classes.row} onSubmit={(event) => void ring(event)}>
        <Select label={t('connection')} data={list.map((connection) => connection.code)} value={one?.code ?? null} onChange={(value) => setCode(value ?? '')} />
        <Select label={t('direction')} data={(['in', 'out'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))} value={direction} allowDeselect={false} onChange={(value) => value !== null && setDirection(value as typeof direction)} />
        <TextInput label={t(direction === 'in' ? 'from' : 'called')} required type="tel" placeholder="+79821110203" {...input('number')} />
        {needsLine && <Select label={t('line')} data={Object.keys(one?.lines ?? {})} value={texts.line || (Object.keys(one?.lines ?? {})[0] ?? null)} onChange={(value) => setTexts({ ...texts, line: value ?? '' })} />}
        <TextInput label={t('extension')} {...input('extension')} />
        <Select label={t('outcome')} data={(['talked', 'missed'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }))} value={outcome} onChange={(value) => value !== null && setOutcome(value as typeof outcome)} />
        <Button type="submit" loading={isWaiting}>{t('ring')}</Button>
      </form>
      {refusal && <Problem refusal={refusal} />}
      <div aria-live="polite">{events.length > 0 && <EventTable events={[...events].reverse()} />}</div>
      <details className={classes.sample}>
        <summary>{t('sample')}</summary>
        <p className="muted">{t('sampleHint')}</p>
        <Code block>{sampleOf(origin, one?.code ?? '')}</Code>
      </details>
    </section>
  )
}

/** The same by hand. */
const sampleOf = (origin: string, code: string): string => `SECRET=insec_…
BODY='{"id":"e-1","call":"c-1","type":"ringing","at":"'$(date -u +%FT%TZ)'","from":"+79821110203","to":"+73452500100"}'
T=$(date +%s)
SIGN=$(printf '%s.%s' "$T" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed 's/.* //')
curl -i ${origin}/api/intake/${code} \\
  -H 'content-type: application/json' -H "x-pitlane-signature: t=$T,v1=$SIGN" -d "$BODY"

# answered: {"id":"e-2","call":"c-1","type":"answered","at":"…","extension":"214"}
# ended: {"id":"e-3","call":"c-1","type":"ended","at":"…","duration":42}
# recorded: {"id":"e-4","call":"c-1","type":"recorded","at":"…","recording":{"url":"https://…/1.mp3"}}
`

'use client'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ActionReference, actionTypes, titleOf } from '../../../../engine/client.ts'
import { ParamsForm, type ParamsPlace } from './params-form.tsx'
import classes from './params.module.css'

interface Props {
  readonly label: string
  readonly actions: readonly ActionReference[]
  readonly place: ParamsPlace
  readonly onChange: (actions: readonly ActionReference[]) => void
}

/** What the engine does, one after another. */
export function ActionList({ label, actions, place, onChange }: Props) {
  const t = useTranslations('machine')
  const locale = useLocale()
  const titleOfAction = (type: string): string => {
    const known = actionTypes.get(type)
    return known ? titleOf(known.titles, locale) : type
  }
  const swap = (from: number, to: number) => onChange(actions.map((action, i) => (i === from ? (actions[to] ?? action) : i === to ? (actions[from] ?? action) : action)))
  return (
    <fieldset className={classes.list}>
      <legend className={classes.legend}>{label}</legend>
      {actions.map((action, i) => {
        const type = actionTypes.get(action.type)
        const title = titleOfAction(action.type)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names; what is typed stays with its place
          <section key={i} className={classes.action} aria-label={`${i + 1}. ${title}`}>
            <div className={classes.actionHead}>
              <span className={classes.actionTitle}>{title}</span>
              <ActionIcon size={26} variant="subtle" color="gray" disabled={i === 0} aria-label={t('earlier', { title })} title={t('earlier', { title })} onClick={() => swap(i, i - 1)}><IconArrowUp size={14} aria-hidden /></ActionIcon>
              <ActionIcon size={26} variant="subtle" color="gray" disabled={i === actions.length - 1} aria-label={t('later', { title })} title={t('later', { title })} onClick={() => swap(i, i + 1)}><IconArrowDown size={14} aria-hidden /></ActionIcon>
              <ActionIcon size={26} variant="subtle" color="red" aria-label={t('removeAction', { title })} title={t('removeAction', { title })} onClick={() => onChange(actions.filter((_, at) => at !== i))}><IconTrash size={14} aria-hidden /></ActionIcon>
            </div>
            {type ? <ParamsForm schema={type.params} params={action.params ?? {}} place={place} onChange={(params) => onChange(actions.map((one, at) => (at === i ? { ...one, params } : one)))} /> : <p className="muted">{t('unknownAction')}</p>}
          </section>
        )
      })}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button className={classes.add} variant="default" leftSection={<IconPlus size={14} aria-hidden />}>{t('addAction')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[...actionTypes.values()].filter(({ only }) => only === undefined || only === (place.of ?? 'machine')).map(({ name: type }) => <Menu.Item key={type} onClick={() => onChange([...actions, { type, params: {} }])}>{titleOfAction(type)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  )
}

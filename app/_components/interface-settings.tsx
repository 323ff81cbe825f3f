'use client'
import { useMantineColorScheme } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { InterfaceSettings } from '../../engine/client.ts'
import { saveSettings } from '../(workplace)/settings/actions.ts'
import type { Answer } from '../_lib/answer.ts'
import { reply } from '../_lib/request.ts'

interface Known {
  readonly settings: InterfaceSettings
  /** Holds at once, and is taken back where the server refuses. */
  readonly choose: (changes: Partial<InterfaceSettings>) => Promise<Answer<null>>
}

const SettingsContext = createContext<Known | null>(null)

/** Pixels of a row in a list. */
const rows: Readonly<Record<InterfaceSettings['density'], number>> = { compact: 28, normal: 32, comfortable: 40 }

/** What the person chose for themselves; the root element carries the density, so that styles follow without a script. */
export function InterfaceSettingsProvider({ value, children }: { readonly value: InterfaceSettings; readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Partial<InterfaceSettings>>({})
  const { setColorScheme } = useMantineColorScheme()
  const settings = useMemo(() => ({ ...value, ...chosen }), [value, chosen])
  useEffect(() => setColorScheme(settings.theme), [setColorScheme, settings.theme])
  useEffect(() => document.documentElement.setAttribute('data-density', settings.density), [settings.density])
  const choose = useCallback(
    async (changes: Partial<InterfaceSettings>) => {
      const show = (shown: Partial<InterfaceSettings>) => setChosen((known) => ({ ...known, ...shown }))
      show(changes)
      const saved = await reply(saveSettings(changes))
      if (!saved.ok) show(Object.fromEntries(Object.keys(changes).map((name) => [name, settings[name as keyof InterfaceSettings]])))
      return saved
    },
    [settings],
  )
  const known = useMemo(() => ({ settings, choose }), [settings, choose])
  return <SettingsContext value={known}>{children}</SettingsContext>
}

export function useInterfaceSettings(): Known {
  const known = useContext(SettingsContext)
  if (!known) throw new Error('useInterfaceSettings needs InterfaceSettingsProvider around it')
  return known
}

/** Height of a list's row in pixels, for what must know it before it is drawn; styles use var(--row). */
export const useRowHeight = (): number => rows[useInterfaceSettings().settings.density]

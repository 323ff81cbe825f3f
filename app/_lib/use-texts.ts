'use client'
import { useState } from 'react'

interface Typed {
  readonly currentTarget: { readonly value: string }
}

/** The texts of a small form: what is in them, which differ from what was there, and what an input for one of them needs. */
export function useTexts<T extends Readonly<Record<string, string>>>(there: T) {
  const [given, setGiven] = useState(there)
  const changes = Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== there[name]))
  const input = (name: keyof T & string) => ({
    value: given[name] ?? '',
    onChange: ({ currentTarget: { value } }: Typed) => setGiven((known) => ({ ...known, [name]: value })),
  })
  return { given, changes, input, reset: () => setGiven(there) }
}

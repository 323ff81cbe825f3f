/** Texts of print forms: words, and in between {{…}} what is put there. */

/** Names that stand for themselves; everything else is an expression. */
const known = ['dealership', 'reader', 'today'] as const
type KnownName = (typeof known)[number]

export type TextPart = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'name'; readonly name: KnownName } | { readonly kind: 'cel'; readonly source: string }

const isKnown = (text: string): text is KnownName => (known as readonly string[]).includes(text)

/** The parts of a text in order. */
export function textParts(text: string): readonly TextPart[] {
  return text.split(/(\{\{.*?\}\})/s).flatMap((part): readonly TextPart[] => {
    if (part === '') return []
    if (!part.startsWith('{{') || !part.endsWith('}}')) return [{ kind: 'words', text: part }]
    const source = part.slice(2, -2).trim()
    return [isKnown(source) ? { kind: 'name', name: source } : { kind: 'cel', source }]
  })
}

/** The expressions in a text. */
export const placeholders = (text: string): readonly string[] => textParts(text).flatMap((part) => (part.kind === 'cel' ? [part.source] : []))

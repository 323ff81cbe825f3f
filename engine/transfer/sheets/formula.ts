/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, and loses that one apostrophe when it
 * is read back: what was written comes back exactly.
 */

/** Signs that formulas begin with, full-width ones too; a tab or a line break may stand before them. */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

export const neutralised = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

export const restored = (text: string): string => (text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text)

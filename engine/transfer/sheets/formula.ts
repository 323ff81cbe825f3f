/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, and loses that one apostrophe when it
 * is read back: what was written comes back exactly. In a workbook the apostrophe is a mark of the cell, not a sign of
 * its text; text that begins with one itself is written as in a CSV, because reading takes one away.
 */

/** Signs that formulas begin with, full-width ones too; a tab or a line break may stand before them. */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

export const isDangerous = (text: string): boolean => dangerous.test(text)

export const neutralised = (text: string): string => (isDangerous(text) ? `'${text}` : text)

export const restored = (text: string): string => (text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text)

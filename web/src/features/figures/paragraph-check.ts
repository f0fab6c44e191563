/** A checked text cut where its numbers begin and end. */
import type { CheckedText } from '@/api/types'

export type CheckedNumber = CheckedText['numbers'][number]

export interface Stretch {
  text: string
  number: CheckedNumber | null
}

/** The server counts as a page does, in UTF-16 code units. */
export function stretches(text: string, numbers: CheckedNumber[]): Stretch[] {
  const cut: Stretch[] = []
  let from = 0
  for (const number of [...numbers].sort((a, b) => a.start - b.start)) {
    if (number.start > from) cut.push({ text: text.slice(from, number.start), number: null })
    cut.push({ text: text.slice(number.start, number.end), number })
    from = number.end
  }
  if (from < text.length) cut.push({ text: text.slice(from), number: null })
  return cut
}

/** A sign beside the underline, so that no colour has to be told apart. */
export const signs: Record<CheckedNumber['verdict'], string> = { matches: '✓', differs: '✕', unknown: '?', aside: '' }

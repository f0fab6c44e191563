/** Correcting a case: the fields as typed, the changes among them, and what to do when somebody else changed it too. */
import type { Case } from '@/api/types'
import { fenFrom, yuan } from '@/money'

/** The fields of the edit page, in its order; a list field says which list. */
export const editFields = [
  'facts', 'kind', 'found_on', 'place', 'people_count', 'amount_fen', 'found_by', 'source', 'difficulty', 'risk', 'longstanding', 'arose_on', 'note',
] as const
export type EditField = (typeof editFields)[number]

/** Everything as text, the way form controls hold it. */
export type Typed = Record<EditField, string>

export function typedFrom(found: Case): Typed {
  return Object.fromEntries(
    editFields.map((field) => {
      const value = found[field]
      if (value === null || value === undefined) return [field, '']
      if (field === 'amount_fen') return [field, yuan(value as number)]
      if (field === 'longstanding') return [field, value ? 'yes' : 'no']
      return [field, String(value)]
    }),
  ) as Typed
}

export function changesBetween(before: Typed, after: Typed): EditField[] {
  return editFields.filter((field) => before[field].trim() !== after[field].trim())
}

export function patchOf(typed: Typed, changed: EditField[]): Record<string, unknown> {
  return Object.fromEntries(changed.map((field) => [field, onWire(field, typed[field].trim())]))
}

function onWire(field: EditField, text: string): string | number | boolean | null {
  if (field === 'longstanding') return text === 'yes'
  if (text === '') return null
  if (field === 'people_count') return Number(text)
  if (field === 'amount_fen') return fenFrom(text)
  return text
}

/** Fields which both have changed, to different things; only about these a person has to decide. */
export function conflicts(base: Typed, mine: Typed, theirs: Typed): EditField[] {
  const changedThere = changesBetween(base, theirs)
  return changesBetween(base, mine).filter((field) => changedThere.includes(field) && mine[field].trim() !== theirs[field].trim())
}

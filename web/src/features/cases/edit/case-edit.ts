/** Correcting a case: its fields as typed, and what is sent of them. */
import type { Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import type { Case } from '@/api/types'
import { fenFrom, yuan } from '@/values/money'
import type { Fault } from '@/ui/form'

/** The fields of the edit page, in its order; a list field says which list. */
const editFields = [
  'facts',
  'kind',
  'found_on',
  'accepted_on',
  'place',
  'people_count',
  'amount_fen',
  'found_by',
  'source',
  'difficulty',
  'risk',
  'longstanding',
  'arose_on',
  'note',
] as const satisfies readonly (keyof Schemas['CasePatch'] & keyof Case)[]
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

/** A day that every case has, or that this one has got, may be another but not none. */
export function faultsInEdit(base: Typed, typed: Typed, words: { amount: string; day: string }): Fault[] {
  const faults: Fault[] = (['found_on', 'accepted_on'] as const)
    .filter((field) => base[field] && !typed[field])
    .map((field) => ({ pointer: `/${field}`, detail: words.day }))
  if (typed.amount_fen.trim() && fenFrom(typed.amount_fen) === null) faults.push({ pointer: '/amount_fen', detail: words.amount })
  return faults
}

export function patchOf(typed: Typed, changed: EditField[]): Unfinished<Schemas['CasePatch']> {
  return Object.fromEntries(changed.map((field) => [field, onWire(field, typed[field].trim())]))
}

function onWire(field: EditField, text: string): string | number | boolean | null {
  if (field === 'longstanding') return text === 'yes'
  if (text === '') return null
  if (field === 'people_count') return Number(text)
  if (field === 'amount_fen') return fenFrom(text)
  return text
}

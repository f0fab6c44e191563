/** Correcting a case: its fields as typed, and what is sent of them. */
import type { Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import type { Case } from '@/api/types'
import { caseFields, isMistyped, sentValue, typedValue, type CaseFieldName, type RecordField } from '@/i18n/record-fields'
import type { texts } from '@/i18n/cases'
import type { Fault } from '@/ui/form'

export type EditField = CaseFieldName | 'accepted_on'

/** The fields of the edit page, in its order; the day of acceptance, which only an accepted case has, after the day it was found. */
export function editFields(t: typeof texts.zh): RecordField<EditField>[] {
  const label = t.asked.accepted_on
  const accepted = { name: 'accepted_on', zh: label, en: label, control: 'day', given: 'required' } as const
  return caseFields.flatMap((field) => (field.name === 'found_on' ? [field, accepted] : [field]))
}

/** Everything as text, the way form controls hold it. */
export type Typed = Record<EditField, string>

export function typedFrom(found: Case): Typed {
  const typed = caseFields.map((field) => [field.name, typedValue(field, found[field.name])])
  return { ...Object.fromEntries(typed), accepted_on: found.accepted_on ?? '' } as Typed
}

/** What every case has, or this one has got, may be another but not none. */
export function faultsInEdit(base: Typed, typed: Typed, words: { amount: string; day: string; number: string; missing: string }): Fault[] {
  const always = [...caseFields.filter((field) => field.given !== 'optional'), { name: 'accepted_on', control: 'day' } as const]
  const emptied = always.filter(({ name }) => base[name] && !typed[name].trim())
  const mistyped = caseFields.filter((field) => isMistyped(field, typed[field.name]))
  return [
    ...emptied.map(({ name, control }) => ({ pointer: `/${name}`, detail: control === 'day' ? words.day : words.missing })),
    ...mistyped.map(({ name, control }) => ({ pointer: `/${name}`, detail: control === 'money' ? words.amount : words.number })),
  ]
}

export function patchOf(typed: Typed, changed: EditField[]): Unfinished<Schemas['CasePatch']> {
  const sent = (name: EditField) => {
    const field = caseFields.find((field) => field.name === name)
    return field ? sentValue(field, typed[name]) : typed[name] || null
  }
  return Object.fromEntries(changed.map((name) => [name, sent(name)]))
}

import { get, type Get } from '@/api/contract'
import type { Case, OnlineEntry, Reconciliation } from '@/api/types'
import { listed } from '@/i18n/words'

export type Entry = OnlineEntry

/** What stands in a class of the reconciliation may carry a person's reason. */
export type Noted<T> = T & { note?: string | null }

/** A pair the program thinks belongs together, and why. */
export interface Suggestion {
  note?: string | null
  entry: Entry
  case: Case
  score: number
  reason: string
  reason_en: string
}

/** What asks for somebody's eye first. */
export const classes = ['suggested', 'platform_only', 'local_only', 'matched', 'duplicate', 'withdrawn', 'other_year'] as const
export type ClassName = (typeof classes)[number]

/** The contract leaves the items of each class open; this is what they are. */
type Class<T> = Omit<Reconciliation[ClassName], 'items'> & { items: T[] }
export type Reconciled = Record<Exclude<ClassName, 'suggested' | 'local_only'>, Class<Noted<Entry>>> & {
  suggested: Class<Suggestion>
  local_only: Class<Noted<Case>>
}

export function reconciliationOf(year: number): Get<Reconciled> {
  return get('/reconciliation', { year }) as Get<unknown> as Get<Reconciled>
}

export function partiesOf(entry: Entry): string {
  return listed([entry.applicant, entry.respondent].filter((name): name is string => Boolean(name)))
}

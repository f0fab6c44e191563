import type { Code } from '@/api/lists'
import type { Case } from '@/api/types'
import { listed } from '@/i18n/words'

export interface Entry {
  id: string
  revision: number
  platform_no: string
  platform: string
  entered_on: string
  entered_by?: string | null
  room_id?: string | null
  kind?: Code<'Kind'> | null
  applicant?: string | null
  respondent?: string | null
  accepted_on?: string | null
  result?: string | null
  state: Code<'EntryState'>
  case_id?: string | null
}

export interface Suggestion {
  entry: Entry
  case: Case
  score: number
  reason: string
  reason_en: string
}

interface Class<T> {
  count: number
  items: T[]
}

export interface Reconciliation {
  matched: Class<Entry>
  suggested: Class<Suggestion>
  platform_only: Class<Entry>
  local_only: Class<Case>
  duplicate: Class<Entry>
  withdrawn: Class<Entry>
  other_year: Class<Entry>
}

/** What asks for somebody's eye first. */
export const classes = ['suggested', 'platform_only', 'local_only', 'matched', 'duplicate', 'withdrawn', 'other_year'] as const
export type ClassName = (typeof classes)[number]

export function partiesOf(entry: Entry): string {
  return listed([entry.applicant, entry.respondent].filter((name): name is string => Boolean(name)))
}

/** A visit as it comes over the wire, and whether all of it may be read. */
import type { Code } from '@/api/lists'
import { listed } from '@/i18n/words'

export interface Visitor {
  id: string
  name: string
  phone?: string | null
  address?: string | null
}

export interface Visit {
  id: string
  revision: number
  restricted?: false
  received_on: string
  leader: string
  leader_person_id?: string | null
  recorded_by?: string | null
  place?: string | null
  room_id?: string | null
  form: Code<'VisitForm'>
  visitors: Visitor[]
  persons_present: number
  persons_represented?: number | null
  subject: string
  summary?: string | null
  class: Code<'VisitClass'>
  occurrence: Code<'Occurrence'>
  handling: Code<'Handling'>
  assigned_to?: string | null
  notify_by?: string | null
  finish_by?: string | null
  finished_on?: string | null
  result?: string | null
  withdrawn?: unknown
  case_id?: string | null
}

/** An accusation for whoever may not read it: it still counts. */
export interface RestrictedVisit {
  id: string
  received_on: string
  persons_present: number
  restricted: true
}

export type ListedVisit = Visit | RestrictedVisit

export function namesOf(visit: Visit): string {
  return listed(visit.visitors.map((visitor) => visitor.name).filter(Boolean))
}

/** Five or more in one room are a group visit. */
export function isGroup(visit: ListedVisit): boolean {
  return visit.persons_present >= 5
}

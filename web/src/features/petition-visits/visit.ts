/** A visit as it comes over the wire, and whether all of it may be read. */
import type { ListedVisit, Visit } from '@/api/types'
import { listed } from '@/i18n/words'

export type { ListedVisit, Visit }

export function namesOf(visit: Visit): string {
  return listed(visit.visitors.map((visitor) => visitor.name).filter(Boolean))
}

/** Whoever may change a visit may read all of it. */
export function inFull(visit: ListedVisit): Visit {
  return visit as Visit
}

/** Five or more in one room are a group visit. */
export function isGroup(visit: ListedVisit): boolean {
  return visit.persons_present >= 5
}

import { textsNow } from '@/i18n'
import { texts } from '@/i18n/petition-visits'
import type { ListedVisit, Visit } from './visit'

/** Each other visit once: those of this one's matter, oldest first, and those that may be, newest first. */
export function sortedByMatter(visit: Pick<Visit, 'id' | 'matter_id'>, others: ListedVisit[]): { same: Visit[]; maybe: Visit[] } {
  const open = others.filter((other): other is Visit => !other.restricted && other.id !== visit.id)
  const once = [...new Map(open.map((other) => [other.id, other])).values()].sort((a, b) => b.received_on.localeCompare(a.received_on))
  const isSame = (other: Visit) => other.matter_id === visit.matter_id
  return { same: once.filter(isSame).reverse(), maybe: once.filter((other) => !isSame(other)) }
}

/** By what somebody of an earlier visit is known again: the name, else it was the phone, which is shown masked only. */
export function sameBecause(visit: Pick<Visit, 'visitors'>, other: Pick<Visit, 'visitors'>): string[] {
  const names = new Set(visit.visitors.map(({ name }) => name))
  const same = other.visitors.map(({ name }) => name).filter((name) => names.has(name))
  const t = textsNow(texts)
  return same.length ? same.map((name) => t.sameName(name)) : [t.samePhone]
}

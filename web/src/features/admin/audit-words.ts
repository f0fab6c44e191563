/** The audit log in words: what was done, to what kind of record, and where that record is read. */
import type { AuditEvent } from '@/api/types'
import { mayOpen } from '@/features/session/session'
import { rolesOf, type PageName } from '@/navigation'
import type { texts } from './texts'

type Words = typeof texts.zh

/** A code word that this version has no words for is shown as it is rather than left out. */
export function actionWords(event: AuditEvent, t: Words): string {
  return (t.actions as Record<string, string>)[event.action] ?? event.action
}

export function subjectWords(event: AuditEvent, t: Words): string {
  return (t.subjects as Record<string, string>)[event.subject_kind] ?? event.subject_kind
}

const pages: Record<string, PageName> = { case: 'cases', petition_visit: 'petitionVisits' }

export function subjectPage(event: AuditEvent): string | null {
  const page = pages[event.subject_kind]
  if (!page || !mayOpen(rolesOf(page)) || !/^[0-9a-f-]{36}$/.test(event.subject_id)) return null
  return `/${page === 'cases' ? 'cases' : 'petition-visits'}/${event.subject_id}`
}

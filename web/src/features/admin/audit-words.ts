/** Where a record of the audit log is read. */
import type { AuditEvent } from '@/api/types'
import { mayOpen } from '@/session/session'
import { rolesOf, type PageName } from '@/session/navigation'

const pages: Partial<Record<AuditEvent['subject_kind'], PageName>> = { case: 'cases', petition_visit: 'petitionVisits' }

export function subjectPage(event: AuditEvent): string | null {
  const page = pages[event.subject_kind]
  if (!page || !mayOpen(rolesOf(page)) || !/^[0-9a-f-]{36}$/.test(event.subject_id)) return null
  return `/${page === 'cases' ? 'cases' : 'petition-visits'}/${event.subject_id}`
}

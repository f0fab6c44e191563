/** Where each form goes: a command on the case with the case's revision, or one of its children with the child's. */
import type { Case } from '@/api/types'
import type { Writing } from '@/api/write'
import type { FormName } from './forms'

const childOf: Partial<Record<FormName, string>> = {
  meeting: 'meetings',
  follow_up: 'follow-ups',
  transfer: 'transfers',
  transfer_answer: 'transfers',
  refusal: 'parties',
  attachment: 'attachments',
}

export function childrenPath(found: Case, form: FormName): string {
  return `/cases/${found.id}/${childOf[form]}`
}

export function isCommand(form: FormName): boolean {
  return !childOf[form]
}

/** `revision` is that of the child being corrected; null while a new one is made. */
export function writingOf(form: FormName, found: Case, child: { id: string; revision: number | null }, body: Record<string, unknown>): Writing {
  if (isCommand(form)) return { method: 'POST', path: `/cases/${found.id}/${form}`, body, revision: found.revision }
  const path = childrenPath(found, form)
  if (child.revision === null) return { method: 'POST', path, body: { id: child.id, ...body } }
  return { method: 'PATCH', path: `${path}/${child.id}`, body, revision: child.revision }
}

/** Adding a child answers with it and, beside it, the whole case; everything else answers with the case itself. */
export function caseIn(answer: Case | { case: Case }): Case {
  return 'case' in answer ? answer.case : answer
}

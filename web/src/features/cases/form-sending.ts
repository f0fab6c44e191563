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
  correct_end: 'endings',
  correct_decline: 'endings',
}

export function childrenPath(found: Case, form: FormName): string {
  return `/cases/${found.id}/${childOf[form]}`
}

export function isCommand(form: FormName): boolean {
  return !childOf[form]
}

/** An ending has no revision of its own: it is corrected by that of its case, and the case is the answer. */
export const endingForms: readonly FormName[] = ['correct_end', 'correct_decline']

export interface Child {
  id: string
  revision: number
}

export function endingIn(found: Case): Child | null {
  return found.end ? { ...found.end, revision: found.revision } : null
}

/** The record as it is now, out of the answer that somebody else was faster. */
export function childNow(form: FormName, current: unknown): Child | null {
  return endingForms.includes(form) ? endingIn(current as Case) : (current as Child | null)
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

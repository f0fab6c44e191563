/** Where each form goes: a command on the case with the case's revision, or one of its children with the child's. */
import { asTyped } from '@/api/body'
import { get, patch, post, type Writing } from '@/api/contract'
import type { Case } from '@/api/types'
import { children, type ChildForm, type EndingForm, type FormName, type Sent } from './forms'

export interface Child {
  id: string
  revision: number
}

function isEnding(form: FormName): form is EndingForm {
  return form === 'correct_end' || form === 'correct_decline'
}

export function isChild(form: FormName): form is ChildForm {
  return form in children
}

export function isCommand(form: FormName): boolean {
  return !isChild(form) && !isEnding(form)
}

/** The records of the case that a form adds to. */
export function childrenOf(found: Case, form: ChildForm) {
  return get(`/cases/{id}/${children[form]}`, { id: found.id, limit: 200 })
}

/** An ending has no revision of its own: it is corrected by that of its case, and the case is the answer. */
export function endingIn(found: Case): Child | null {
  return found.end ? { ...found.end, revision: found.revision } : null
}

/** The record as it is now, out of the answer that somebody else was faster. */
export function childNow(form: FormName, current: unknown): Child | null {
  return isEnding(form) ? endingIn(current as Case) : (current as Child | null)
}

/** `revision` is that of the child being corrected; null while a new one is made. */
export function writingOf(
  form: FormName,
  found: Case,
  child: { id: string; revision: number | null },
  sent: Sent,
): Writing<Case | { case: Case }> {
  const { id } = found
  const { revision } = child
  if (isEnding(form)) return patch('/cases/{id}/endings/{ending_id}', { id, ending_id: child.id, body: asTyped(sent), revision })
  if (!isChild(form)) return post(`/cases/{id}/${form}`, { id, body: asTyped(sent), revision: found.revision })
  if (revision === null && isNew(form)) return post(`/cases/{id}/${children[form]}`, { id, body: asTyped({ id: child.id, ...sent }) })
  return patch(`/cases/{id}/${children[form]}/{child_id}`, { id, child_id: child.id, body: asTyped(sent), revision })
}

/** The others correct a record that is there. */
function isNew(form: ChildForm): form is 'meeting' | 'follow_up' | 'transfer' {
  return form === 'meeting' || form === 'follow_up' || form === 'transfer'
}

/** Adding a child answers with it and, beside it, the whole case; everything else answers with the case itself. */
export function caseIn(answer: Case | { case: Case }): Case {
  return 'case' in answer ? answer.case : answer
}

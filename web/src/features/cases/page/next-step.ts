/** The one thing to do next with a case, what stands beside it, and the rest. Which steps are allowed, the server says. */
import type { Case, Resolution, Step } from '@/api/types'
import type { FormName } from '../forms/forms'
import { textsNow } from '@/i18n'
import { isOpen } from '@/records/case-words'
import { texts } from '@/i18n/cases'

export type Action = 'settle' | FormName

/** What people usually do next, most likely first. */
const usual: readonly Step[] = ['settle', 'accept', 'close', 'archive', 'end']
const pages: Partial<Record<Action, string>> = { settle: 'settle', meeting: 'meetings/new', follow_up: 'follow-ups/new' }

export interface NextSteps {
  first: Action | null
  beside: Action[]
  others: Action[]
}

export function nextSteps(found: Case): NextSteps {
  // A withdrawal is taken back where it is told of.
  const steps = found.allowed_steps.filter((step) => step !== 'restore')
  const allowed: Action[] = [...steps, ...found.allowed_filing] as Action[]
  if (!steps.length) return { first: null, beside: allowed, others: [] }
  const first = firstOf(found, allowed)
  const beside: Action[] = isOpen(found) && !isRefused(found) ? ['meeting'] : found.stage === 'settled' ? ['follow_up'] : []
  return { first, beside, others: allowed.filter((step) => step !== first) }
}

function firstOf(found: Case, allowed: Action[]): Action | null {
  if (isRefused(found) && allowed.includes('end')) return 'end'
  if (found.stage === 'settled' && found.resolution) {
    if (lacksMarks(found.resolution)) return 'signatures'
    if (isOwed(found.resolution)) return 'performance'
  }
  return usual.find((step) => allowed.includes(step)) ?? null
}

/** After an explicit refusal mediation cannot start or go on. */
export function isRefused(found: Case): boolean {
  return isOpen(found) && found.parties.some((party) => party.refused_on)
}

export function lacksMarks({ form, signed }: Resolution): boolean {
  return form === 'written' && !(signed.parties_on && signed.mediator_on && signed.seal_on)
}

function isOwed({ performance }: Resolution): boolean {
  return performance === 'not_due' || performance === 'partly' || performance === 'overdue'
}

/** Resolving and the longer records have pages of their own. */
export function pageOf(action: Action, id: string): string | null {
  const page = pages[action]
  return page ? `/cases/${id}/${page}` : null
}

export function nextStepLabel(found: Case): string {
  const { first } = nextSteps(found)
  return first ? textsNow(texts).step[first] : ''
}

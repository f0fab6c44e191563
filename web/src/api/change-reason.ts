/**
 * A record counted in a sealed year is changed only for a reason. No form knows which record that is: the server says so,
 * the person is asked, and the same change is sent again with the answer.
 */
import { shallowRef } from 'vue'
import type { Problem } from './problem'

export interface ReasonQuestion {
  /** Why it is asked, in the server's words. */
  why: string
  answer: (reason: string | null) => void
}

/** The question now waiting for an answer; `ChangeReasonDialog` shows it. */
export const reasonQuestion = shallowRef<ReasonQuestion | null>(null)

export function needsReason(problem: Problem): boolean {
  return problem.errors.some((fault) => fault.code === 'reason_required' && fault.pointer === '/change_reason')
}

/** Null when the person would rather leave the record as it is. */
export function askReason(problem: Problem): Promise<string | null> {
  reasonQuestion.value?.answer(null)
  return new Promise((resolve) => {
    const why = problem.errors.find((fault) => fault.pointer === '/change_reason')?.detail ?? problem.detail ?? problem.title
    const answer = (reason: string | null): void => {
      reasonQuestion.value = null
      resolve(reason)
    }
    reasonQuestion.value = { why, answer }
  })
}

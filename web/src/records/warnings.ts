/** What an answer warned about; it stays with the case until somebody says they have read it. */
import { computed, shallowReactive } from 'vue'
import { whenSignedOut } from '@/session/session'

/** Rides along with any answer; the contract leaves it out of the records' own shapes. */
export interface Warning {
  code: string
  detail: string
  detail_en: string
  case_id?: string | null
}

const unread = shallowReactive(new Map<string, Warning[]>())
whenSignedOut(() => unread.clear())

export function warningsIn(answer: unknown): Warning[] {
  const found = (answer as { warnings?: unknown } | null)?.warnings
  return Array.isArray(found) ? (found as Warning[]) : []
}

export function noteWarnings(caseId: string, answer: unknown): void {
  const found = warningsIn(answer)
  if (found.length) unread.set(caseId, found)
}

export function useWarnings(caseId: () => string) {
  return { warnings: computed(() => unread.get(caseId()) ?? []), read: () => unread.delete(caseId()) }
}

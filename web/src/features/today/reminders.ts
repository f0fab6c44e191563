import type { Reminder } from '@/api/types'

/** Where on the page of its case each thing is done. */
const sections: Record<Reminder['kind'], string> = {
  mediation: 'limit',
  meeting: 'meetings',
  performance: 'agreement',
  confirmation: 'agreement',
  follow_up: 'follow-ups',
  transfer: 'transfers',
}

export function placeOf({ case_id, kind }: Pick<Reminder, 'case_id' | 'kind'>): string {
  return `/cases/${case_id}#${sections[kind]}`
}

export function urgency(daysLeft: number): 'late' | 'today' | 'soon' {
  return daysLeft < 0 ? 'late' : daysLeft === 0 ? 'today' : 'soon'
}

/** One thing that is due: what, by when, about whom; it opens where it is done. */
export interface DueItem {
  key: string
  to: string
  what: string
  due_on: string
  about: string
  small: string
  basis: string | null | undefined
}

/** How far an agreement has been performed, where money was agreed in parts. */
import type { Resolution } from '@/api/types'

export interface Part {
  due_on: string
  amount_fen: number
  state: 'paid' | 'partly' | 'open'
}

/** What was paid counts for the earliest part first, as the reminders count it. */
export function partsOf({ instalments, performances }: Pick<Resolution, 'instalments' | 'performances'>): Part[] {
  let left = paidFen({ performances })
  return instalments.map(({ due_on, amount_fen }) => {
    const state = left >= amount_fen ? 'paid' : left > 0 ? 'partly' : 'open'
    left = Math.max(0, left - amount_fen)
    return { due_on, amount_fen, state }
  })
}

export function paidFen({ performances }: Pick<Resolution, 'performances'>): number {
  return performances.reduce((sum, seen) => sum + (seen.amount_fen ?? 0), 0)
}

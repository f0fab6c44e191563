import { inForce, type FoundCase, type Report } from '@/records/report'

export interface Contradiction {
  /** Cases the ledger holds now that the latest version did not know of. */
  added: FoundCase[]
  /** Cases the latest version named that the ledger no longer holds for the half-month. */
  gone: string[]
}

/** How many disputes the report in force speaks of. */
export function reportedCount({ versions }: Pick<Report, 'versions'>): number {
  const latest = inForce(versions)
  return latest?.declared ?? latest?.case_ids.length ?? 0
}

/** Which cases contradict the latest version, where they can be named: a paper report of several gives only their number. */
export function contradictionOf({ contradicted, versions, cases }: Pick<Report, 'contradicted' | 'versions' | 'cases'>): Contradiction {
  const latest = inForce(versions)
  if (!contradicted || !latest) return { added: [], gone: [] }
  if (latest.declared) return { added: [], gone: [] }
  const now = new Set(cases.map(({ id }) => id))
  return { added: cases.filter(({ id }) => !latest.case_ids.includes(id)), gone: latest.case_ids.filter((id) => !now.has(id)) }
}

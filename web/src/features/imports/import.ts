/** What a trial reading says, row by row. */
export const kinds = ['cases', 'petition_visits', 'online_entries', 'people', 'screenings'] as const
export type Kind = (typeof kinds)[number]

export const verdicts = ['new', 'changed', 'same', 'duplicate', 'error'] as const
export type Verdict = (typeof verdicts)[number]

export interface ImportRow {
  sheet: string
  row: number
  verdict: Verdict
  messages: { column: string; code: string; detail: string }[]
}

export interface Import {
  id: string
  counts: Record<Verdict, number>
  rows: ImportRow[]
}

export const verdictLook: Record<Verdict, { tone: 'plain' | 'active' | 'good' | 'warn' | 'bad'; shape: string }> = {
  new: { tone: 'good', shape: '＋' },
  same: { tone: 'plain', shape: '＝' },
  changed: { tone: 'active', shape: '≠' },
  duplicate: { tone: 'warn', shape: '‖' },
  error: { tone: 'bad', shape: '✕' },
}

export function rowsRead(read: Import): number {
  return verdicts.reduce((sum, verdict) => sum + (read.counts[verdict] ?? 0), 0)
}

/** Rows that would change something. */
export function rowsToApply(read: Import): number {
  return read.counts.new + read.counts.changed
}

/** What a trial reading says, row by row. */
import { codes, type Code } from '@/api/lists'
import type { ImportPreview } from '@/api/types'

export type Kind = Code<'ImportKind'>
export type Verdict = Code<'Verdict'>
export type Import = ImportPreview
export type ImportRow = Import['rows'][number]

export const verdicts = codes('Verdict')

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

/** A figure beside the same figure of the year before. */
import { isAny, keptWork } from './chosen'
import { numberText, type YearFigure } from './figures'
import type { texts } from '@/i18n/figures'

export interface Comparison {
  /** Null where there is nothing to compare with. */
  before: number | null
  /** In the figure's own unit; of a rate, in percentage points. Never a percentage of the year before. */
  difference: number | null
}

/** Whether the records of a year were kept at all, so that a zero in it means none. */
export function wasKept(figures: YearFigure[]): boolean {
  return isAny(figures, keptWork)
}

/** `before`: the figures of the year before, or null while they are not known. */
export function compared(figure: YearFigure, before: YearFigure[] | null): Comparison {
  const value = before && wasKept(before) ? (before.find((each) => each.code === figure.code)?.value ?? null) : null
  const difference = value === null || figure.value == null ? null : Math.round((figure.value - value) * 100) / 100
  return { before: value, difference }
}

/** `+66`, `−3`, `0`; a dash where nothing can be compared. */
export function differenceText(difference: number | null): string {
  if (difference === null) return '—'
  const amount = Math.abs(difference).toLocaleString('en-US', { maximumFractionDigits: 2 })
  return difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${amount}`
}

/** The year before, the change, and both in one line; a rate changes by percentage points. `year` is the year compared. */
export function comparisonWords(
  figure: YearFigure,
  figuresBefore: YearFigure[] | null,
  year: number,
  t: typeof texts.zh,
): { before: string; change: string; line: string } {
  const { before, difference } = compared(figure, figuresBefore)
  const change = figure.denominator != null && difference ? t.points(differenceText(difference)) : differenceText(difference)
  const value = `${numberText(before)}${figure.denominator != null && before !== null ? '%' : ''}`
  return { before: value, change, line: before === null ? t.nothingBefore(year - 1) : t.beforeLine(year - 1, value, change) }
}

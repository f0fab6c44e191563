/** The State Council's yearly notice: the days on which working and resting differ from Monday to Friday. */
import type { CalendarYear } from '@/api/types'
import { addDays, daysBetween } from '@/values/days'

export type Swap = CalendarYear['days'][number]

function isWeekend(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0
}

/**
 * A holiday as it is announced, `5月1日至5日放假` or `5月9日上班`: of its days those that differ from the week are kept,
 * each once, in place of what was said of them before.
 */
export function withSpan(swaps: Swap[], from: string, to: string, working: boolean, name: string): Swap[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead))
  const added = days.filter((day) => isWeekend(day) === working).map((day) => ({ day, working, name }))
  const kept = swaps.filter((swap) => !days.includes(swap.day))
  return [...kept, ...added].sort((a, b) => a.day.localeCompare(b.day))
}

const longestHoliday = 31

/** Why a span cannot be a holiday of the year; the field and which words to say. */
export function spanFault(
  year: number,
  from: string,
  to: string,
): { pointer: '/from' | '/to'; fault: 'day' | 'year' | 'order' | 'long' } | null {
  if (!from) return { pointer: '/from', fault: 'day' }
  if (!from.startsWith(String(year))) return { pointer: '/from', fault: 'year' }
  if (!to.startsWith(String(year))) return { pointer: '/to', fault: 'year' }
  if (to < from) return { pointer: '/to', fault: 'order' }
  return daysBetween(from, to) >= longestHoliday ? { pointer: '/to', fault: 'long' } : null
}

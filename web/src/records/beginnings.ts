/** From which half-month a town owes reports: how it is said, and what may be chosen instead. */
import { firstDayOf } from '@/values/days'
import type { Choice } from '@/api/lists'
import type { Beginning, ScreeningGrid } from '@/api/types'
import { halfMonthText } from '@/i18n/days'
import type { texts } from '@/i18n/screenings'

type Words = typeof texts.zh

/** With its year: a beginning is mostly not of this one. */
export function beginningText(halfMonth: string): string {
  return halfMonthText(halfMonth, '')
}

export function beginningWords({ town_name, obligations_from }: Beginning, several: boolean, t: Words): string {
  const words = t.owedFrom(beginningText(obligations_from))
  return several ? t.ofTown(town_name, words) : words
}

/** Whether some half-month of the grid lies before its room owed anything. */
export function reachesBack({ rooms }: Pick<ScreeningGrid, 'rooms'>): boolean {
  return rooms.some((room) => room.cells.some((cell) => cell.state === 'before_start'))
}

/** Ledgers on paper rarely go back further. */
const yearsBack = 15

/** The newest first; one set earlier than usual stays among them. */
export function yearChoices(from: string, today: string): Choice[] {
  const last = Number(today.slice(0, 4))
  const first = Math.min(last - yearsBack, Number(from.slice(0, 4)))
  return Array.from({ length: last - first + 1 }, (_, at) => String(last - at)).map((year) => ({ code: year, label: year }))
}

/** The half-months of a year that have begun: nobody owes reports only from some later day on. */
export function halfChoices(year: string, today: string): Choice[] {
  if (!year) return []
  const halves = Array.from({ length: 24 }, (_, at) => `${String(Math.floor(at / 2) + 1).padStart(2, '0')}-H${(at % 2) + 1}`)
  return halves
    .filter((half) => firstDayOf(`${year}-${half}`) <= today)
    .map((half) => ({ code: half, label: halfMonthText(`${year}-${half}`, `${year}-01-01`) }))
}

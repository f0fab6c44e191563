/** A month of the duty roster: which days it has, and what was planned anew. Nothing here looks at the clock. */
import { get, type Get } from '@/api/contract'
import type { CalendarYear, DutyDay, Page } from '@/api/types'
import { addDays } from '@/values/days'

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function daysOfMonth(month: string): string[] {
  const days = [`${month}-01`]
  while (addDays(days[days.length - 1]!, 1).startsWith(month)) days.push(addDays(days[days.length - 1]!, 1))
  return days
}

export function monthBeside(month: string, step: 1 | -1): string {
  const edge = step === 1 ? addDays(daysOfMonth(month).pop()!, 1) : addDays(`${month}-01`, -1)
  return edge.slice(0, 7)
}

/** Monday to Friday, except where the year's notice swaps them. */
export function worksOn(day: string, swaps: CalendarYear['days']): boolean {
  const swapped = swaps.find((each) => each.day === day)
  return swapped ? swapped.working : weekdayOf(day) % 6 !== 0
}

export interface RosterRow {
  id: string
  duty: DutyDay | null
  /** Null while the notice of the year is not known and the day would be an ordinary working day. */
  working: boolean | null
  visits: number
}

/** A day of reception as the figure of that name counts it. */
export interface ReceptionDay {
  day: string
  visits: number
}

/** The days on which somebody was received in a month (`2024-03`), as the figure counts them. */
export function receptionDays(month: string): Get<Page<ReceptionDay>> {
  const asked = { code: 'reception_days', year: Number(month.slice(0, 4)), dimension: 'month', key: month, limit: 200 }
  return get('/figures/{code}/records', asked) as Get<Page<unknown>> as Get<Page<ReceptionDay>>
}

/** The working days of a month, and every other day on which somebody was planned or received. */
export function rosterRows(month: string, { days, working_days }: CalendarYear, roster: DutyDay[], reception: ReceptionDay[]): RosterRow[] {
  const known = working_days != null
  return daysOfMonth(month)
    .map((day) => ({
      id: day,
      duty: roster.find((each) => each.day === day) ?? null,
      working: worksOn(day, days) && (known || null),
      visits: reception.find((each) => each.day === day)?.visits ?? 0,
    }))
    .filter((row) => row.working !== false || row.duty || row.visits)
}

/** A day known to be a working day that has passed on which nobody received and nobody signed that nobody came. */
export function isGap({ id, duty, working, visits }: RosterRow, today: string): boolean {
  return working === true && id < today && visits === 0 && !duty?.nobody_came
}

/** One leader on every chosen weekday that has nobody yet. */
export function filled(plan: Record<string, string>, weekdays: number[], leader: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(plan).map(([day, name]) => [day, !name.trim() && weekdays.includes(weekdayOf(day)) ? leader : name]),
  )
}

/** What is sent of a plan: the days with another leader than before, all else about them as it was; and days left to nobody. */
export function planChanges(plan: Record<string, string>, roster: DutyDay[]): { kept: Omit<DutyDay, 'signed_by'>[]; dropped: string[] } {
  const before = new Map(roster.map((duty) => [duty.day, duty]))
  const changed = Object.entries(plan)
    .map(([day, name]) => [day, name.trim()] as const)
    .filter(([day, name]) => name !== (before.get(day)?.planned_leader ?? ''))
  const kept = changed
    .filter(([, name]) => name)
    .map(([day, planned_leader]) => {
      const { actual_leader = null, swap_reason = null, nobody_came = false } = before.get(day) ?? {}
      return { day, planned_leader, actual_leader, swap_reason, nobody_came }
    })
  return { kept, dropped: changed.filter(([, name]) => !name).map(([day]) => day) }
}

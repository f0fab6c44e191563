/** The half-month that is running and the three before it; older gaps stand in the grid only. */
import { halfMonthBefore, halfMonthOf } from '@/days'
import type { ScreeningCell, ScreeningGrid } from '@/api/types'

export interface RecentReport {
  cell: ScreeningCell
  due_on: string
  running: boolean
}

export function recentHalfMonths(day: string): string[] {
  const halfMonths = [halfMonthOf(day)]
  while (halfMonths.length < 4) halfMonths.push(halfMonthBefore(halfMonths[halfMonths.length - 1]!))
  return halfMonths
}

export function yearsOf(halfMonths: string[]): number[] {
  return [...new Set(halfMonths.map((halfMonth) => Number(halfMonth.slice(0, 4))))]
}

export function recentReports(grids: ScreeningGrid[], roomId: string, day: string): RecentReport[] {
  const wanted = recentHalfMonths(day)
  return wanted.flatMap((halfMonth) => {
    const grid = grids.find((each) => each.periods.some((period) => period.half_month === halfMonth))
    const cell = grid?.rooms.find((room) => room.room_id === roomId)?.cells.find((each) => each.half_month === halfMonth)
    const period = grid?.periods.find((each) => each.half_month === halfMonth)
    return cell && period ? [{ cell, due_on: period.due_on, running: halfMonth === wanted[0] }] : []
  })
}

export function owed({ cell, running }: RecentReport): boolean {
  return !running && (cell.state === 'due' || cell.state === 'missing')
}

export interface TownRound {
  half_month: string
  expected: number
  filed: number
  waiting: string[]
}

/** How the town stands in the half-month that ended last. */
export function lastRound(grids: ScreeningGrid[], day: string): TownRound | null {
  const half_month = recentHalfMonths(day)[1]!
  const cells = grids.flatMap((grid) => grid.rooms.flatMap((room) => room.cells.filter((cell) => cell.half_month === half_month).map((cell) => ({ name: room.name, cell }))))
  if (cells.length === 0) return null
  const expected = cells.filter(({ cell }) => cell.state !== 'excused')
  const waiting = expected.filter(({ cell }) => cell.state === 'due' || cell.state === 'missing')
  return { half_month, expected: expected.length, filed: expected.filter(({ cell }) => cell.state === 'on_time' || cell.state === 'late').length, waiting: waiting.map(({ name }) => name) }
}

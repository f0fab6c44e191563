/** The half-month that is running and the three before it; older gaps stand in the grid only. */
import { halfMonthBefore, halfMonthOf } from '@/values/days'
import type { Person, ScreeningCell, ScreeningGrid } from '@/api/types'

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

const answered = ['on_time', 'late']
const waitedFor = ['due', 'missing']

/** Whether a report is owed, filed or not: before the town began reporting nobody owes one, and an excused room does not. */
function isExpected({ state }: ScreeningCell): boolean {
  return answered.includes(state) || waitedFor.includes(state)
}

export function recentReports(grids: ScreeningGrid[], roomId: string, day: string): RecentReport[] {
  const wanted = recentHalfMonths(day)
  return wanted.flatMap((halfMonth) => {
    const grid = grids.find((each) => each.periods.some((period) => period.half_month === halfMonth))
    const cell = grid?.rooms.find((room) => room.room_id === roomId)?.cells.find((each) => each.half_month === halfMonth)
    const period = grid?.periods.find((each) => each.half_month === halfMonth)
    const running = halfMonth === wanted[0]
    const shown = cell && (running || isExpected(cell) || cell.state === 'excused')
    return shown && period ? [{ cell, due_on: period.due_on, running }] : []
  })
}

export function owed({ cell, running }: RecentReport): boolean {
  return !running && waitedFor.includes(cell.state)
}

export interface TownRound {
  half_month: string
  expected: number
  filed: number
  waiting: string[]
}

/** How the town stands in the half-month that ended last; nothing to tell where no room owes a report. */
export function lastRound(grids: ScreeningGrid[], day: string): TownRound | null {
  const half_month = recentHalfMonths(day)[1]!
  const cells = grids.flatMap((grid) =>
    grid.rooms.flatMap((room) => room.cells.filter((cell) => cell.half_month === half_month).map((cell) => ({ name: room.name, cell }))),
  )
  const expected = cells.filter(({ cell }) => isExpected(cell))
  if (expected.length === 0) return null
  const waiting = expected.filter(({ cell }) => waitedFor.includes(cell.state))
  return { half_month, expected: expected.length, filed: expected.length - waiting.length, waiting: waiting.map(({ name }) => name) }
}

export interface RoomThatOwes {
  room_id: string
  name: string
  /** Newest first. */
  half_months: string[]
}

/** Rooms whose report of one of the last three half-months is past its day, those that owe most first. */
export function roomsOwing(grids: ScreeningGrid[], day: string): RoomThatOwes[] {
  const wanted = recentHalfMonths(day).slice(1)
  const rooms = new Map<string, RoomThatOwes>()
  for (const half_month of wanted) {
    for (const { room_id, name, cells } of grids.flatMap((grid) => grid.rooms)) {
      if (!cells.some((cell) => cell.half_month === half_month && cell.state === 'missing')) continue
      const room = rooms.get(room_id) ?? { room_id, name, half_months: [] }
      rooms.set(room_id, { ...room, half_months: [...room.half_months, half_month] })
    }
  }
  return [...rooms.values()].sort((a, b) => b.half_months.length - a.half_months.length)
}

export function holdsOn({ from, to }: Person['roles'][number], day: string): boolean {
  return from <= day && (to == null || day < to)
}

const callOrder: Person['roles'][number]['role'][] = ['mediator', 'clerk', 'grid_worker', 'legal_literate', 'legal_adviser', 'leader']
const mostToCall = 5

/** Whom to ask for a report: the mediators of the room, else who else serves there; with a phone before without. */
export function toCallFirst(people: Person[], day: string): Person[] {
  const place = (person: Person) =>
    Math.min(...person.roles.filter((held) => holdsOn(held, day)).map((held) => callOrder.indexOf(held.role)))
  const rank = (person: Person) => place(person) * 2 + (person.phone ? 0 : 1)
  return people
    .filter((person) => Number.isFinite(place(person)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostToCall)
}

import { expect, test } from 'vitest'
import type { Person, ScreeningGrid } from '@/api/types'
import { lastRound, owed, recentHalfMonths, recentReports, roomsOwing, toCallFirst } from './recent-reports'

const cell = (half_month: string, state: string, disputes = 0) => ({
  half_month,
  state,
  content: null,
  disputes,
  declared: null,
  contradicted: false,
  filed_at: null,
})

function grid(year: number, rooms: Record<string, ReturnType<typeof cell>[]>): ScreeningGrid {
  const halfMonths = [
    ...new Set(
      Object.values(rooms)
        .flat()
        .map((each) => each.half_month),
    ),
  ]
  return {
    year,
    periods: halfMonths.map((half_month) => ({ half_month, starts_on: '', ends_on: '', due_on: '2024-01-17' })),
    rooms: Object.entries(rooms).map(([name, cells]) => ({ room_id: name, name, cells })),
    totals: {},
  } as unknown as ScreeningGrid
}

test('the half-months before January are those of the year before', () => {
  expect(recentHalfMonths('2024-01-20')).toEqual(['2024-01-H2', '2024-01-H1', '2023-12-H2', '2023-12-H1'])
})

test('what is owed is what has ended and was not filed', () => {
  const grids = [
    grid(2024, { 红关村: [cell('2024-01-H2', 'not_due', 2), cell('2024-01-H1', 'due')] }),
    grid(2023, { 红关村: [cell('2023-12-H2', 'missing'), cell('2023-12-H1', 'on_time')] }),
  ]
  const reports = recentReports(grids, '红关村', '2024-01-20')
  expect(reports.map((report) => [report.cell.half_month, owed(report)])).toEqual([
    ['2024-01-H2', false],
    ['2024-01-H1', true],
    ['2023-12-H2', true],
    ['2023-12-H1', false],
  ])
})

test('the town waits for rooms that owe, not for excused ones', () => {
  const half = '2024-01-H1'
  const rooms = { 红关村: [cell(half, 'due')], 太和村: [cell(half, 'late')], 柏木村: [cell(half, 'excused')] }
  expect(lastRound([grid(2024, rooms)], '2024-01-20')).toEqual({ half_month: half, expected: 2, filed: 1, waiting: ['红关村'] })
})

test('before reports were owed nothing is told of them, neither to the room nor to the town', () => {
  const half = '2024-01-H1'
  const rooms = { 红关村: [cell('2024-01-H2', 'not_due'), cell(half, 'before_start')], 太和村: [cell(half, 'before_start')] }
  expect(recentReports([grid(2024, rooms)], '红关村', '2024-01-20').map((report) => report.cell.half_month)).toEqual(['2024-01-H2'])
  expect(lastRound([grid(2024, rooms)], '2024-01-20')).toBeNull()
  const filed = { 红关村: [cell(half, 'on_time')], 太和村: [cell(half, 'before_start')] }
  expect(lastRound([grid(2024, filed)], '2024-01-20')).toMatchObject({ expected: 1, filed: 1, waiting: [] })
})

test('a half-month for which nobody owes a report is not told of', () => {
  const [before, running] = ['2024-01-H1', '2024-01-H2']
  for (const state of ['not_due', 'before_start']) {
    const begun = grid(2024, { 红关村: [cell(running, 'not_due', 2), cell(before, state)], 太和村: [cell(before, state)] })
    expect(lastRound([begun], '2024-01-20')).toBeNull()
    expect(recentReports([begun], '红关村', '2024-01-20').map((report) => report.cell.half_month)).toEqual([running])
  }
  const partly = grid(2024, { 红关村: [cell(before, 'not_due')], 太和村: [cell(before, 'missing')] })
  expect(lastRound([partly], '2024-01-20')).toEqual({ half_month: before, expected: 1, filed: 0, waiting: ['太和村'] })
})

test('a room is chased for reports past their day, not for one that may still come', () => {
  const grids = [
    grid(2024, { 红关村: [cell('2024-01-H1', 'missing')], 太和村: [cell('2024-01-H1', 'due')] }),
    grid(2023, { 红关村: [cell('2023-12-H1', 'late')], 太和村: [cell('2023-11-H2', 'missing')] }),
  ]
  expect(roomsOwing(grids, '2024-01-20')).toEqual([{ room_id: '红关村', name: '红关村', half_months: ['2024-01-H1'] }])
})

test('the mediators are called first, and nobody whose role has ended', () => {
  const person = (name: string, role: string, phone: string | null, to: string | null = null) =>
    ({ id: name, name, phone, roles: [{ id: name, role, from: '2020-01-01', to }] }) as unknown as Person
  const people = [
    person('甲', 'legal_literate', '1'),
    person('乙', 'mediator', null),
    person('丙', 'mediator', '1'),
    person('丁', 'mediator', '1', '2023-01-01'),
  ]
  expect(toCallFirst(people, '2024-01-20').map(({ name }) => name)).toEqual(['丙', '乙', '甲'])
})

import { expect, test } from 'vitest'
import type { ScreeningGrid } from '@/api/types'
import { lastRound, owed, recentHalfMonths, recentReports } from './recent-reports'

const cell = (half_month: string, state: string, disputes = 0) => ({ half_month, state, content: null, disputes, declared: null, contradicted: false, filed_at: null })

function grid(year: number, rooms: Record<string, ReturnType<typeof cell>[]>): ScreeningGrid {
  const halfMonths = [...new Set(Object.values(rooms).flat().map((each) => each.half_month))]
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

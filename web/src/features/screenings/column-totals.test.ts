import { expect, test } from 'vitest'
import type { ScreeningGrid } from '@/api/types'
import { columnTotals } from './column-totals'
import { contradictionOf } from './contradiction'
import type { FoundCase, Report } from '@/records/report'

test('a column counts the rooms that owe it, whether the report came in time or late', () => {
  const room = (...states: string[]) => ({ cells: states.map((state, at) => ({ half_month: ['H1', 'H2'][at], state })) })
  const grid = {
    periods: [{ half_month: 'H1' }, { half_month: 'H2' }],
    rooms: [room('on_time', 'due'), room('late', 'not_due'), room('missing', 'excused'), room('on_time')],
  } as unknown as ScreeningGrid
  expect(columnTotals(grid)).toEqual([
    { owed: 4, filed: 3 },
    { owed: 1, filed: 0 },
  ])
})

test('before the beginning nobody owes, and what was filed counts', () => {
  const cells = (state: string) => ({ cells: [{ half_month: 'H1', state }] })
  const grid = { periods: [{ half_month: 'H1' }], rooms: [cells('before_start'), cells('on_time')] } as unknown as ScreeningGrid
  expect(columnTotals(grid)).toEqual([{ owed: 1, filed: 1 }])
})

const found = (id: string) => ({ id }) as FoundCase
const report = (version: object, ...now: string[]) =>
  ({ contradicted: true, versions: [{ number: 1, case_ids: [], declared: null, ...version }], cases: now.map(found) }) as unknown as Report

test('the cases that contradict a report are named', () => {
  const told = contradictionOf(report({ case_ids: ['a', 'b'] }, 'b', 'c'))
  expect([told.added.map(({ id }) => id), told.gone]).toEqual([['c'], ['a']])
})

test('every case contradicts a zero report, on paper or not', () => {
  expect(contradictionOf(report({ declared: 0 }, 'c')).added).toHaveLength(1)
})

test('a paper report of several does not say which', () => {
  expect(contradictionOf(report({ declared: 2 }, 'c'))).toEqual({ added: [], gone: [] })
})

import { expect, test } from 'vitest'
import { movedCells, pageOfDifference, valueWords, type Difference } from './differences'

const record = { kind: 'case', id: '1', label: '第2号', restricted: false, address: '/api/v1/cases/1' } as const
const cell = (code: string, dimension: string, key: string, sealed: number, live: number) => ({
  code,
  dimension,
  key,
  label: key,
  sealed,
  live,
})

test('a record opens where it is kept, if it may be read', () => {
  expect(pageOfDifference(record)).toBe('/cases/1')
  expect(pageOfDifference({ ...record, kind: 'screening', address: '/api/v1/screenings/r/2023-01-H1' })).toBe('/screenings/r/2023-01-H1')
  expect(pageOfDifference({ ...record, restricted: true })).toBeNull()
  expect(pageOfDifference({ ...record, kind: 'room', address: '/api/v1/rooms/1' })).toBeNull()
})

test('what a field was is told in words', () => {
  const nameOf = (id: string) => (id === 'r1' ? '红关村' : '')
  expect(valueWords('kind', 'forest_land', nameOf)).toBe('山林土地')
  expect(valueWords('found_on', '2023-05-06', nameOf)).toBe('2023年5月6日')
  expect(valueWords('room_id', 'r1', nameOf)).toBe('红关村')
  expect(valueWords('platform_no', 'A-1', nameOf)).toBe('A-1')
})

test('a move between parts is told of one figure only', () => {
  const cells = [
    cell('agreements_written', 'kind', 'a', 1, 0),
    cell('disputes_resolved', 'kind', 'a', 1, 0),
    cell('disputes_resolved', 'kind', 'b', 0, 1),
    cell('disputes_resolved', 'kind15', 'b', 0, 1),
  ]
  const difference = { figures: [], cells } as unknown as Difference
  expect(movedCells(difference)).toEqual([{ dimension: 'kind', cells: cells.slice(1, 3) }])
  expect(movedCells({ ...difference, figures: [{} as never] })).toEqual([])
})

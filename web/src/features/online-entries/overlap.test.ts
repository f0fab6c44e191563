import { expect, test } from 'vitest'
import { casesInPlatform, cellsInOrder, pageOfRecords } from './overlap'

test('a number opens the page of its records', () => {
  const records = '/api/v1/figures/disputes_resolved/records?year=2023&town_id=t&dimension=in_platform,with_literate&key=yes,no'
  expect(pageOfRecords(records)).toBe('/figures/disputes_resolved?year=2023&dimension=in_platform%2Cwith_literate&key=yes%2Cno')
  expect(pageOfRecords('/api/v1/figures/online_entries/records?year=2023')).toBe('/figures/online_entries?year=2023')
})

test('what is in most totals stands first', () => {
  const cell = (bits: string, cases: number) => ({
    in_platform: bits[0] === '1',
    with_literate: bits[1] === '1',
    literate: bits[1] === '1' ? ('yes' as const) : bits[1] === 't' ? ('typed_only' as const) : ('no' as const),
    from_reception: bits[2] === '1',
    cases,
    records: bits,
  })
  const cells = [cell('000', 1), cell('001', 2), cell('100', 3), cell('110', 4), cell('111', 5)]
  expect(cellsInOrder({ cells }).map(({ records }) => records)).toEqual(['111', '110', '100', '001', '000'])
  expect(casesInPlatform({ cells })).toBe(12)
  const typed = [cell('100', 1), cell('1t0', 1), cell('110', 1), cell('0t0', 1), cell('001', 1)]
  expect(cellsInOrder({ cells: typed }).map(({ records }) => records)).toEqual(['110', '1t0', '100', '001', '0t0'])
})

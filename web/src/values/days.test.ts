import { expect, test } from 'vitest'
import { addDays, daysBetween, firstDayOf, halfMonthBefore, halfMonthOf, lastDayOf } from './days'

test('a day belongs to one half-month', () => {
  expect(halfMonthOf('2023-05-15')).toBe('2023-05-H1')
  expect(halfMonthOf('2023-05-16')).toBe('2023-05-H2')
})

test('half-months begin and end where the month does', () => {
  expect([firstDayOf('2024-02-H2'), lastDayOf('2024-02-H2')]).toEqual(['2024-02-16', '2024-02-29'])
  expect([firstDayOf('2023-05-H1'), lastDayOf('2023-05-H1')]).toEqual(['2023-05-01', '2023-05-15'])
})

test('the half-month before the first of a year is in the year before', () => {
  expect(halfMonthBefore('2023-01-H1')).toBe('2022-12-H2')
})

test('days are counted over month ends', () => {
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
  expect(daysBetween('2023-05-06', '2023-06-06')).toBe(31)
})

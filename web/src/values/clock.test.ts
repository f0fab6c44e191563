import { afterEach, expect, test } from 'vitest'
import { setTimeZone, stampOf, today } from './clock'

afterEach(() => setTimeZone('Asia/Shanghai'))

test('a day begins when it begins in the town', () => {
  const at = '2023-05-06T16:30:00Z'
  expect([today(new Date(at)), stampOf(at)]).toEqual(['2023-05-07', '2023-05-07 00:30'])
  setTimeZone('Asia/Urumqi')
  expect([today(new Date(at)), stampOf(at)]).toEqual(['2023-05-06', '2023-05-06 22:30'])
})

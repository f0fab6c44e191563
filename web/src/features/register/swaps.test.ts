import { expect, test } from 'vitest'
import { spanFault, withSpan } from './swaps'

test('of a holiday only the days that differ from the week are kept', () => {
  // 1 May 2026 is a Friday, 9 May a Saturday.
  const holiday = withSpan([], '2026-05-01', '2026-05-05', false, '劳动节')
  expect(holiday.map(({ day }) => day)).toEqual(['2026-05-01', '2026-05-04', '2026-05-05'])
  expect(withSpan(holiday, '2026-05-09', '2026-05-09', true, '劳动节调休').at(-1)).toEqual({
    day: '2026-05-09',
    working: true,
    name: '劳动节调休',
  })
})

test('what is said of a day later takes the place of what was said before', () => {
  const first = withSpan([], '2026-05-01', '2026-05-05', false, '劳动节')
  expect(withSpan(first, '2026-05-04', '2026-05-05', false, '五一').map(({ name }) => name)).toEqual(['劳动节', '五一', '五一'])
})

test('a span lies in its year, forward, and is no longer than a month', () => {
  expect(spanFault(2026, '2026-05-01', '2026-05-05')).toBeNull()
  expect(spanFault(2026, '2025-12-31', '2026-01-02')).toEqual({ pointer: '/from', fault: 'year' })
  expect(spanFault(2026, '2026-05-05', '2026-05-01')).toEqual({ pointer: '/to', fault: 'order' })
  expect(spanFault(2026, '2026-05-01', '2026-12-01')).toEqual({ pointer: '/to', fault: 'long' })
})

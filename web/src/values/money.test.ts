import { expect, test } from 'vitest'
import { fenFrom, yuan } from './money'

test.each([
  ['3.5万', 3_500_000],
  ['35,000元', 3_500_000],
  ['３５０００', 3_500_000],
  ['0.01', 1],
  ['1.2亿', 12_000_000_000],
  ['0', 0],
])('%s is understood', (typed, fen) => expect(fenFrom(typed)).toBe(fen))

test.each(['', '三万', '1.234', '-5', '3万5'])('%s is not an amount', (typed) => expect(fenFrom(typed)).toBeNull())

test('fen are shown only when there are some', () => {
  expect(yuan(3_500_000)).toBe('35,000')
  expect(yuan(3_500_005)).toBe('35,000.05')
})

import { expect, test } from 'vitest'
import type { Resolution } from '@/api/types'
import { paidFen, partsOf } from './performance'

const agreed = (paid: (number | null)[]) => ({
  instalments: [
    { due_on: '2023-06-01', amount_fen: 1000 },
    { due_on: '2023-07-01', amount_fen: 1000 },
    { due_on: '2023-08-01', amount_fen: 500 },
  ],
  performances: paid.map((amount_fen) => ({ amount_fen })) as Resolution['performances'],
})

test('what was paid counts for the earliest part first', () => {
  expect(partsOf(agreed([])).map((part) => part.state)).toEqual(['open', 'open', 'open'])
  expect(partsOf(agreed([600, null, 900])).map((part) => part.state)).toEqual(['paid', 'partly', 'open'])
  expect(partsOf(agreed([2500])).map((part) => part.state)).toEqual(['paid', 'paid', 'paid'])
  expect(paidFen(agreed([600, null, 900]))).toBe(1500)
})

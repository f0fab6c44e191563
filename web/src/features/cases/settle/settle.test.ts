import { expect, test } from 'vitest'
import { emptySettle, faultsInSettle, settleBody } from './settle'

const words = { amount: '看不懂', instalment: '都要填' }
const oral = () => ({
  ...emptySettle(),
  settled_on: '2023-05-08',
  form: 'oral' as const,
  level: 'village' as const,
  terms: ' 各让半米 ',
  performance: 'immediate' as const,
})

test('an oral agreement done at once is five facts', () => {
  expect(settleBody(oral())).toEqual({
    settled_on: '2023-05-08',
    form: 'oral',
    level: 'village',
    terms: '各让半米',
    performance: 'immediate',
  })
})

test('signatures belong to a written agreement only', () => {
  const signed = { parties_on: '2023-05-08', mediator_on: '2023-05-08' }
  expect(settleBody({ ...oral(), ...signed })).not.toHaveProperty('signed')
  expect(settleBody({ ...oral(), ...signed, form: 'written' })).toHaveProperty('signed', signed)
})

test('an amount nobody can read is asked again, not dropped', () => {
  expect(faultsInSettle({ ...oral(), amount: '三万' }, words)).toEqual([{ pointer: '/amount_fen', detail: '看不懂' }])
  expect(settleBody({ ...oral(), amount: '3万' })).toHaveProperty('amount_fen', 3_000_000)
})

test('parts are sent with day and amount, and half a part is asked for', () => {
  const later = { ...oral(), performance: 'not_due' as const }
  const parts = [
    { due_on: '2023-06-01', amount: '1000' },
    { due_on: '', amount: '' },
  ]
  expect(settleBody({ ...later, instalments: parts })).toHaveProperty('instalments', [{ due_on: '2023-06-01', amount_fen: 100_000 }])
  expect(settleBody({ ...oral(), instalments: parts })).not.toHaveProperty('instalments')
  expect(faultsInSettle({ ...later, instalments: [{ due_on: '2023-06-01', amount: '' }] }, words)).toEqual([
    { pointer: '/instalments/0/amount_fen', detail: '都要填' },
  ])
})

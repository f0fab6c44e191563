import { expect, test } from 'vitest'
import { emptySettle, faultsInSettle, settleBody } from './settle'

const oral = () => ({ ...emptySettle(), settled_on: '2023-05-08', form: 'oral' as const, level: 'village' as const, terms: ' 各让半米 ', performance: 'immediate' as const })

test('an oral agreement done at once is five facts', () => {
  expect(settleBody(oral())).toEqual({ settled_on: '2023-05-08', form: 'oral', level: 'village', terms: '各让半米', performance: 'immediate' })
})

test('signatures belong to a written agreement only', () => {
  const signed = { parties_on: '2023-05-08', mediator_on: '2023-05-08' }
  expect(settleBody({ ...oral(), ...signed })).not.toHaveProperty('signed')
  expect(settleBody({ ...oral(), ...signed, form: 'written' })).toHaveProperty('signed', signed)
})

test('an amount nobody can read is asked again, not dropped', () => {
  expect(faultsInSettle({ ...oral(), amount: '三万' }, '看不懂')).toEqual([{ pointer: '/amount_fen', detail: '看不懂' }])
  expect(settleBody({ ...oral(), amount: '3万' })).toHaveProperty('amount_fen', 3_000_000)
})

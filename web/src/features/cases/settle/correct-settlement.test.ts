import { expect, test } from 'vitest'
import type { Case, Resolution } from '@/api/types'
import { agreedFrom, agreedValue, currentIn, faultsInCorrection, settlementPatch } from './correct-settlement'
import { texts } from '@/i18n/cases'

const resolution = (more: Partial<Resolution> = {}) =>
  ({
    id: 'r',
    settled_on: '2023-06-10',
    form: 'written',
    level: 'village',
    terms: null,
    performance: 'not_due',
    perform_by: '2023-07-01',
    amount_fen: 50_000,
    signed: { parties_on: '2023-06-10', mediator_on: null, seal_on: null },
    instalments: [
      { due_on: '2023-06-20', amount_fen: 20_000 },
      { due_on: '2023-07-01', amount_fen: 30_000 },
    ],
    ...more,
  }) as Resolution
const words = { amount: '看不懂', instalment: '都要填', day: '请填日期' }
const base = () => agreedFrom(resolution())

test('opened and saved as it stands, nothing is sent', () => {
  expect(settlementPatch(base(), base())).toEqual({})
  expect(faultsInCorrection(base(), base(), words)).toEqual([])
})

test('only what was changed is sent, and what was emptied as nothing', () => {
  expect(settlementPatch(base(), { ...base(), settled_on: '2023-06-08', terms: ' 各让半米 ', amount: '' })).toEqual({
    settled_on: '2023-06-08',
    terms: '各让半米',
    amount_fen: null,
  })
})

test('the marks and the parts go as a whole', () => {
  expect(settlementPatch(base(), { ...base(), seal_on: '2023-06-12' })).toEqual({
    signed: { parties_on: '2023-06-10', mediator_on: null, seal_on: '2023-06-12' },
  })
  const [first] = base().instalments
  expect(settlementPatch(base(), { ...base(), instalments: [first!, { due_on: '', amount: '' }] })).toEqual({
    instalments: [{ due_on: '2023-06-20', amount_fen: 20_000 }],
  })
})

test('what is no longer asked for is taken away', () => {
  expect(settlementPatch(base(), { ...base(), form: 'oral' })).toEqual({
    form: 'oral',
    signed: { parties_on: null, mediator_on: null, seal_on: null },
  })
  expect(settlementPatch(base(), { ...base(), performance: 'immediate' })).toEqual({
    performance: 'immediate',
    perform_by: null,
    instalments: [],
  })
})

test('what the form does not ask for is not touched by the way', () => {
  const ledger = agreedFrom(resolution({ performance: 'immediate' }))
  expect(settlementPatch(ledger, { ...ledger, level: 'town' })).toEqual({ level: 'town' })
})

test('a day is corrected, not taken away, and half a part is asked for', () => {
  const faults = faultsInCorrection(base(), { ...base(), settled_on: '', instalments: [{ due_on: '2023-07-01', amount: '' }] }, words)
  expect(faults).toEqual([
    { pointer: '/settled_on', detail: '请填日期' },
    { pointer: '/instalments/0/amount_fen', detail: '都要填' },
  ])
})

test('an agreement is found in its case, with the revision of the case', () => {
  const found = { revision: 7, resolutions: [resolution({ id: 'earlier' }), resolution()] } as Case
  expect(currentIn(found, 'r')).toEqual({ revision: 7, typed: base() })
  expect(currentIn(found, 'gone')).toBeNull()
})

test('two versions of a field are compared in words', () => {
  expect(agreedValue('instalments', base(), texts.zh)).toBe('2023年6月20日 (周二) 200 元、2023年7月1日 (周六) 300 元')
  expect([
    agreedValue('form', base(), texts.zh),
    agreedValue('terms', base(), texts.zh),
    agreedValue('perform_by', { ...base(), perform_by: '' }, texts.zh),
  ]).toEqual(['书面协议', '—', '—'])
})

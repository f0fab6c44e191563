import { expect, test } from 'vitest'
import { filledIn } from './form-begin'
import { writingOf } from './form-sending'
import { answersFrom, bodyOf, changedFields, emptyAnswers, faultsOf, patchOf } from './forms'
import type { Case } from '@/api/types'

const found = { id: 'c', revision: 7 } as Case

test('what is not answered is not sent', () => {
  const typed = { ...emptyAnswers('performance'), status: 'partly', on: '2023-06-01', amount_fen: '1,000' }
  expect(bodyOf('performance', typed)).toEqual({ status: 'partly', on: '2023-06-01', amount_fen: 100_000 })
  expect(bodyOf('signatures', emptyAnswers('signatures'))).toEqual({})
})

test('a correction sends what was changed, and takes away what was emptied', () => {
  const visit = {
    visited_on: '2023-06-01',
    method: 'phone',
    record: '都好',
    satisfied: true,
    litigated: null,
    performed: 'performed',
    hidden_risk: '水沟会再堵',
  }
  const before = answersFrom('follow_up', visit)
  const after = { ...before, satisfied: 'no', hidden_risk: ' ', record: '都好 ' }
  expect(changedFields('follow_up', before, after).map((field) => field.name)).toEqual(['satisfied', 'hidden_risk'])
  expect(patchOf('follow_up', before, after)).toEqual({ satisfied: false, hidden_risk: null })
})

test('an amount nobody can read is asked again', () => {
  expect(faultsOf('performance', { ...emptyAnswers('performance'), amount_fen: '一点' }, '看不懂')).toEqual([
    { pointer: '/amount_fen', detail: '看不懂' },
  ])
})

test('a command carries the revision of the case, a correction that of the record, a new record none', () => {
  expect(writingOf('extension', found, { id: 'x', revision: null }, {})).toMatchObject({
    method: 'POST',
    path: '/cases/c/extension',
    revision: 7,
  })
  expect(writingOf('refusal', found, { id: 'p', revision: 3 }, {})).toMatchObject({
    method: 'PATCH',
    path: '/cases/c/parties/p',
    revision: 3,
  })
  expect(writingOf('transfer', found, { id: 't', revision: null }, {})).toEqual({
    method: 'POST',
    path: '/cases/c/transfers',
    body: { id: 't' },
  })
})

test('what becomes known late is put where nothing was typed, and where nothing was taken away', () => {
  const typed = emptyAnswers('meeting')
  expect(filledIn(typed, {}, { place: '红关村调解室' })).toEqual({ ...typed, place: '红关村调解室' })
  expect(filledIn({ ...typed, place: '黄葛树下' }, {}, { place: '红关村调解室' }).place).toBe('黄葛树下')
  expect(filledIn(typed, { place: '红关村调解室' }, { place: '红关村调解室' }).place).toBe('')
})

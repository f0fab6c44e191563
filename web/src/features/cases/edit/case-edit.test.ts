import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { faultsInEdit, patchOf, typedFrom } from './case-edit'
import { changesBetween, conflicts } from '@/unsent'

const found = {
  facts: '排水沟',
  kind: 'neighbour',
  found_on: '2023-05-06',
  accepted_on: null,
  place: null,
  people_count: 4,
  amount_fen: 3_500_000,
  longstanding: false,
  note: null,
} as Case

test('only what was changed is sent, emptied fields as nothing', () => {
  const before = typedFrom(found)
  const after = { ...before, amount_fen: '4万', people_count: '', longstanding: 'yes' }
  expect(patchOf(after, changesBetween(before, after))).toEqual({ amount_fen: 4_000_000, people_count: null, longstanding: true })
})

test('opening and saving without a change sends nothing', () => {
  expect(changesBetween(typedFrom(found), typedFrom(found))).toEqual([])
})

test('two people changing different fields do not collide, the same field does', () => {
  const base = typedFrom(found)
  const mine = { ...base, place: '3组', facts: '排水沟堵了' }
  expect(conflicts(base, mine, { ...base, note: '已电话' })).toEqual([])
  expect(conflicts(base, mine, { ...base, facts: '水沟', place: '3组' })).toEqual(['facts'])
})

test('the day of acceptance is corrected, never emptied, and not asked of a case without one', () => {
  const words = { amount: '看不懂', day: '请填日期', number: '请填数字', missing: '不能空着' }
  const accepted = typedFrom({ ...found, accepted_on: '2023-05-08' })
  const later = { ...accepted, accepted_on: '2023-05-09' }
  expect(patchOf(later, changesBetween(accepted, later))).toEqual({ accepted_on: '2023-05-09' })
  expect(faultsInEdit(accepted, { ...accepted, accepted_on: '', amount_fen: '一点' }, words).map(({ pointer }) => pointer)).toEqual([
    '/accepted_on',
    '/amount_fen',
  ])
  expect(faultsInEdit(typedFrom(found), typedFrom(found), words)).toEqual([])
  // What every case has is not taken away by leaving it empty.
  const emptied = faultsInEdit(accepted, { ...accepted, facts: ' ', longstanding: '', place: '' }, words)
  expect(emptied).toEqual(['/facts', '/longstanding'].map((pointer) => ({ pointer, detail: '不能空着' })))
})

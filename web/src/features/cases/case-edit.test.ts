import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { changesBetween, conflicts, patchOf, typedFrom } from './case-edit'

const found = { facts: '排水沟', kind: 'neighbour', found_on: '2023-05-06', place: null, people_count: 4, amount_fen: 3_500_000, longstanding: false, note: null } as Case

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

import { beforeEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { changesBetween, conflicts, useCorrection } from './correction'

interface Agreed {
  terms: string
  settled_on: string
  parts: { due_on: string }[]
}

const agreed = (more: Partial<Agreed> = {}): Agreed => ({
  terms: '各让半米',
  settled_on: '2023-06-10',
  parts: [{ due_on: '2023-07-01' }],
  ...more,
})
const correcting = (id: string, typed: Agreed, revision: number) =>
  effectScope().run(() => useCorrection('agreed', id, () => ({ typed: { ...typed }, revision })))!

beforeEach(() => localStorage.clear())

test('a blank at the end is no change, another part is one', () => {
  expect(changesBetween(agreed(), agreed({ terms: '各让半米 ' }))).toEqual([])
  expect(changesBetween(agreed(), agreed({ parts: [] }))).toEqual(['parts'])
})

test('two people changing different fields do not collide, the same field does', () => {
  const mine = agreed({ terms: '各让一米', settled_on: '2023-06-09' })
  expect(conflicts(agreed(), mine, agreed({ parts: [] }))).toEqual([])
  expect(conflicts(agreed(), mine, agreed({ terms: '各让两米', settled_on: '2023-06-09' }))).toEqual(['terms'])
})

test('what somebody else changed elsewhere is taken in, and mine stands beside it', () => {
  const { content, meet } = correcting('a', agreed(), 3)
  content.value.typed.terms = '各让一米'
  expect(meet({ typed: agreed({ settled_on: '2023-06-08' }), revision: 4 })).toBe(true)
  expect(content.value).toEqual({
    base: agreed({ settled_on: '2023-06-08' }),
    typed: agreed({ settled_on: '2023-06-08', terms: '各让一米' }),
    revision: 4,
  })
})

test('the same field waits for a person, who may keep either', () => {
  for (const [side, terms] of [
    ['mine', '各让一米'],
    ['theirs', '各让两米'],
  ] as const) {
    const { content, meet, take, disputed } = correcting(side, agreed(), 3)
    content.value.typed = agreed({ terms: '各让一米', parts: [] })
    expect(meet({ typed: agreed({ terms: '各让两米' }), revision: 4 })).toBe(false)
    expect(disputed.value).toEqual(['terms'])
    take(side)
    expect(content.value.typed).toEqual(agreed({ terms, parts: [] }))
    expect(content.value.revision).toBe(4)
  }
})

test('a draft kept from an older record meets the record as it is now', () => {
  const scope = effectScope()
  scope.run(() => (useCorrection('agreed', 'kept', () => ({ typed: agreed(), revision: 3 })).content.value.typed.terms = '各让一米'))
  scope.stop()
  const { content, theirs } = correcting('kept', agreed({ settled_on: '2023-06-08' }), 5)
  expect(theirs.value).toBeNull()
  expect(content.value).toMatchObject({ revision: 5, typed: { terms: '各让一米', settled_on: '2023-06-08' } })
})

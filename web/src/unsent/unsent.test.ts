import { beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import type { Account } from '@/api/types'
import { discard, fitted, overNow, unsentOf, useUnsent } from './unsent'
import { account } from '@/session/session'

const empty = () => ({ facts: '', kind: '', applicant: { name: '', phone: '' } })
const person = (id: string) => ({ id }) as Account

beforeEach(() => {
  localStorage.clear()
  account.value = person('wang')
})

function type(id: string, facts: string): void {
  const page = effectScope()
  page.run(() => {
    useUnsent('quick-log', id, empty).content.value.facts = facts
  })
  page.stop()
}

test('what was typed is there when the page is opened again', () => {
  type('1', '宅基地相邻')
  const again = effectScope().run(() => useUnsent('quick-log', '1', empty))!
  expect(again.restored).toBe(true)
  expect(again.content.value.facts).toBe('宅基地相邻')
})

test('one form may have many drafts', () => {
  type('1', '甲')
  type('2', '乙')
  expect(
    unsentOf('quick-log', empty)
      .map((draft) => draft.content.facts)
      .sort(),
  ).toEqual(['乙', '甲'])
  discard('quick-log', '1')
  expect(unsentOf('quick-log', empty)).toHaveLength(1)
})

test('the next person at the same phone sees none of them, and the first finds them again', () => {
  type('1', '甲')
  account.value = person('li')
  expect(unsentOf('quick-log', empty)).toHaveLength(0)
  account.value = person('wang')
  expect(unsentOf('quick-log', empty)).toHaveLength(1)
})

test('a sent draft does not come back', () => {
  const page = effectScope()
  page.run(() => {
    const draft = useUnsent('quick-log', '1', empty)
    draft.content.value.facts = '甲'
    draft.drop()
  })
  page.stop()
  expect(unsentOf('quick-log', empty)).toHaveLength(0)
})

test('a field that was called otherwise in a draft of an earlier version is not lost', () => {
  expect(fitted({ amount: '3.5万' }, { amount_fen: '', place: '' })).toEqual({ amount_fen: '3.5万', place: '' })
})

test('a draft of another version gives what still fits', () => {
  const kept = { facts: '甲', kind: 7, applicant: { name: '王某' }, gone: true }
  expect(fitted(kept, empty())).toEqual({ facts: '甲', kind: '', applicant: { name: '王某', phone: '' } })
})

function opened(id: string) {
  const page = effectScope()
  return { page, form: page.run(() => useUnsent('quick-log', id, empty))! }
}

test('what was sent without an answer is kept beside what is typed since', () => {
  const { page, form } = opened('1')
  form.content.value.facts = '甲'
  form.begin()
  expect(form.state.value).toBe('sending')
  form.end('unanswered')
  form.content.value.facts = '乙'
  page.stop()
  const again = opened('1').form
  expect([again.state.value, again.sent.value?.facts, again.content.value.facts]).toEqual(['unanswered', '甲', '乙'])
})

test('a refusal is a final answer: nothing of it is on record', () => {
  const { form } = opened('1')
  form.content.value.facts = '甲'
  form.begin()
  form.end('refused')
  expect([form.state.value, form.sent.value]).toEqual(['typed', null])
})

test('the record it is to become is the same one after a reload, and another one only when asked', () => {
  const first = opened('1')
  const { record } = first.form
  first.form.content.value.facts = '甲'
  first.page.stop()
  const again = opened('1').form
  expect(again.record.value).toBe(record.value)
  again.renew?.()
  expect(again.record.value).not.toBe(record.value)
})

test('what the program filled in is not what somebody typed, and emptied again nothing is kept', () => {
  const { page, form } = opened('1')
  form.content.value.kind = 'neighbour'
  form.rebase()
  expect(form.isTyped()).toBe(false)
  form.content.value.facts = '甲'
  expect(form.isTyped()).toBe(true)
  form.content.value.facts = ''
  page.stop()
  expect(unsentOf('quick-log', empty)).toHaveLength(0)
})

test('a full device is told, and nothing is said to be kept', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  const { form } = opened('1')
  form.content.value.facts = '甲'
  form.keep()
  expect([form.full.value, form.keptAt.value]).toEqual([true, null])
  vi.unstubAllGlobals()
  form.keep()
  expect(form.full.value).toBe(false)
})

test('a correction kept from another day leaves standing what others changed since, and tells where both did', () => {
  const base = { name: '甲', phone: '1', note: '' }
  expect(overNow(base, { ...base, note: '我的' }, { ...base, phone: '2' })).toEqual({
    content: { name: '甲', phone: '2', note: '我的' },
    conflicts: false,
  })
  expect(overNow(base, { ...base, phone: '3' }, { ...base, phone: '2' })).toEqual({ content: { ...base, phone: '3' }, conflicts: true })
})

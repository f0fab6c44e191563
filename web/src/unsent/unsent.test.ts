import { beforeEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import type { Account } from '@/api/types'
import { discard, fitted, unsentOf, useUnsent } from './unsent'
import { account } from '@/features/session/session'

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
  expect(unsentOf('quick-log', empty).map((draft) => draft.content.facts).sort()).toEqual(['乙', '甲'])
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

test('a draft of another version gives what still fits', () => {
  const kept = { facts: '甲', kind: 7, applicant: { name: '王某' }, gone: true }
  expect(fitted(kept, empty())).toEqual({ facts: '甲', kind: '', applicant: { name: '王某', phone: '' } })
})

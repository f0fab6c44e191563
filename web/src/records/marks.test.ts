import { expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import type { ScreeningCell } from '@/api/types'
import { markOf, markWords, neighbour } from './marks'
import { clocksDiffer, listNow } from './report'
import { texts } from '@/i18n/screenings'

const cell = (more: Partial<ScreeningCell>): ScreeningCell => ({
  half_month: '2023-01-H1',
  state: 'on_time',
  content: 'zero',
  disputes: 0,
  declared: null,
  contradicted: false,
  filed_at: null,
  ...more,
})
const shown = (more: Partial<ScreeningCell>) => {
  const mark = markOf(cell(more), texts.zh)
  return mark.sign + mark.beside
}

test('a cell shows what was reported and, beside it, what is wrong', () => {
  expect(shown({})).toBe('○')
  expect(shown({ content: 'disputes', disputes: 3, state: 'late' })).toBe('3迟')
  expect(shown({ contradicted: true })).toBe('○!')
  expect(shown({ content: 'disputes', disputes: 3, declared: 2, contradicted: true })).toBe('2!')
  expect(shown({ state: 'missing', content: null })).toBe('缺')
  expect(shown({ state: 'excused', content: null })).toBe('–')
  expect(shown({ state: 'not_due', content: null, disputes: 2 })).toBe('·')
  expect(shown({ state: 'before_start', content: null, disputes: 2 })).toBe('/')
})

test('the words say the same', () => {
  expect(markWords(cell({ state: 'late', content: 'disputes', disputes: 3, contradicted: true }), texts.zh)).toBe('迟报 · 3 件 · 报后有变')
  expect(markWords(cell({ state: 'before_start', content: null }), texts.zh)).toBe('起算以前')
})

test('arrow keys stay in the grid', () => {
  expect(neighbour('ArrowRight', 0, 0, 2, 24)).toEqual({ row: 0, column: 1 })
  expect(neighbour('ArrowUp', 0, 0, 2, 24)).toBeNull()
  expect(neighbour('Enter', 0, 0, 2, 24)).toBeNull()
})

test('a refusal brings the list as it is now', () => {
  const found = [{ id: 'a' }]
  expect(listNow(new Problem('refused', 409, { code: 'list_changed', current: found }))).toEqual(found)
  expect(listNow(new Problem('refused', 409, { code: 'cases_found', cases: found }))).toEqual(found)
  expect(listNow(new Problem('refused', 409, { code: 'period_not_over' }))).toBeNull()
})

test('a minute between the clocks is nothing', () => {
  expect(clocksDiffer({ received_at: '2023-01-16T02:00:00Z', device_time: '2023-01-16T02:01:00Z' })).toBe(false)
  expect(clocksDiffer({ received_at: '2023-01-19T02:00:00Z', device_time: '2023-01-16T02:01:00Z' })).toBe(true)
})

import { expect, test } from 'vitest'
import { compared, comparisonWords, differenceText, wasKept } from './comparison'
import type { YearFigure } from './figures'
import { texts } from '@/i18n/figures'

const figure = (code: string, value: number | null, more: Partial<YearFigure> = {}): YearFigure => ({
  code,
  group: 'disputes',
  title: code,
  title_en: code,
  unit: '件',
  unit_en: '',
  value,
  rule: '',
  rule_en: '',
  edition: 1,
  records: '',
  ...more,
})
const kept = [figure('resolutions', 531), figure('village_rate', 88.94, { unit: '%', denominator: 597 }), figure('confirmed', 0)]

test('a year counts as kept when something was done in it', () => {
  expect(wasKept(kept)).toBe(true)
  expect(wasKept([figure('disputes_found', 8), figure('legal_literates', 97), figure('resolutions', 0)])).toBe(false)
})

test('a figure is compared in its own unit, also with a zero', () => {
  expect(compared(figure('resolutions', 597), kept)).toEqual({ before: 531, difference: 66 })
  expect(compared(figure('confirmed', 3), kept)).toEqual({ before: 0, difference: 3 })
  expect(compared(figure('village_rate', 90.1), kept).difference).toBe(1.16)
})

test('without records of the year before there is nothing to compare', () => {
  const nothing = { before: null, difference: null }
  expect(compared(figure('resolutions', 597), [figure('resolutions', 0)])).toEqual(nothing)
  expect(compared(figure('resolutions', 597), null)).toEqual(nothing)
  expect(compared(figure('resolution_rate', 100), [...kept, figure('resolution_rate', null)])).toEqual(nothing)
  expect(compared(figure('resolution_rate', null), [...kept, figure('resolution_rate', 90)])).toEqual({ before: 90, difference: null })
})

test('a difference carries its sign', () => {
  expect([66, -1200.5, 0, null].map(differenceText)).toEqual(['+66', '−1,200.5', '0', '—'])
})

test('a rate changes by percentage points', () => {
  const rate = figure('village_rate', 90.1, { unit: '%', denominator: 600 })
  expect(comparisonWords(rate, kept, 2024, texts.zh).line).toBe('2023年 88.94%（+1.16 个百分点）')
  expect(comparisonWords(figure('resolutions', 597), null, 2024, texts.zh).line).toBe('2023年 —')
})

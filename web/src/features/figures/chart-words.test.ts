import { expect, test } from 'vitest'
import { kindsTitle, levelsTitle, monthsTitle, screeningTitle, sorted, tenthsText } from './chart-words'
import { texts } from '@/i18n/figures'

const [zh, en] = [texts.zh.charts, texts.en.charts]
const cell = (key: string, value: number) => ({ key, label: key, label_en: key, value })

test('a share is told in tenths, as exactly as people say it', () => {
  const shares = [
    [163, 597],
    [31, 100],
    [32, 100],
    [30, 100],
    [531, 597],
    [4, 100],
    [99, 100],
    [5, 5],
  ] as const
  expect(shares.map(([part, whole]) => tenthsText(part, whole, zh))).toEqual([
    '近三成',
    '三成多',
    '三成多',
    '三成',
    '近九成',
    '不到一成',
    '几乎全部',
    '全部',
  ])
  expect(tenthsText(163, 597, en)).toBe('about 3 in 10')
})

test('the largest kind first, what fits no name last, zeros nowhere', () => {
  expect(sorted([cell('other', 9), cell('tourism', 0), cell('contract', 2), cell('neighbour', 5)]).map((each) => each.key)).toEqual([
    'neighbour',
    'contract',
    'other',
  ])
})

test('the title of the kinds is the answer', () => {
  expect(kindsTitle([cell('邻里', 163), cell('山林土地', 128), cell('合同', 306)], zh)).toBe('合同纠纷占五成多')
  expect(kindsTitle([cell('邻里', 3), cell('合同', 7)], zh)).toBe('合同纠纷占七成')
  expect(kindsTitle([cell('邻里', 3), cell('合同', 3)], zh)).toBe('邻里、合同纠纷一样多，都是最多的')
  expect(kindsTitle([cell('邻里', 0)], zh)).toBe('纠纷类型')
})

test('two months that share the lead share the title', () => {
  expect(monthsTitle([cell('a', 3), cell('b', 5)], ['1月', '2月'], '件', zh)).toBe('2月化解最多，5 件')
  expect(monthsTitle([cell('a', 5), cell('b', 5)], ['1月', '2月'], '件', zh)).toBe('一个月最多化解 5 件')
  expect(monthsTitle([cell('a', 0)], ['1月'], '件', zh)).toBe('每月化解')
})

test('how many stayed in the village', () => {
  const part = (name: 'village' | 'town', value: number) => ({ name, code: name, value })
  expect(levelsTitle([part('village', 531), part('town', 66)], zh)).toBe('近九成在村（社区）化解')
  expect(levelsTitle([part('village', 0), part('town', 0)], zh)).toBe('在哪一级化解')
})

test('what is missing is said before what was late', () => {
  const totals = { expected: 432, filed: 430, on_time: 421, late: 9, missing: 2, excused: 0, zero: 121, contradicted: 5 }
  expect(screeningTitle(totals, zh)).toBe('半月排查缺报 2 次，迟报 9 次')
  expect(screeningTitle({ ...totals, late: 0, missing: 0 }, zh)).toBe('半月排查全部按时报送')
  expect(screeningTitle({ ...totals, missing: 0 }, en)).toBe('No half-month report is missing, 9 came late')
})

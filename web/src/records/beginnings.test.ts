import { afterEach, expect, test } from 'vitest'
import type { ScreeningGrid } from '@/api/types'
import { language } from '@/i18n'
import { beginningWords, halfChoices, reachesBack, yearChoices } from './beginnings'
import { texts } from '@/i18n/screenings'

afterEach(() => (language.value = 'zh-CN'))

const beginning = (town_name: string) => ({ town_id: town_name, town_name, revision: 1, obligations_from: '2023-01-H1' })

test('from when reports are owed is said with its year, and whose where there are several', () => {
  expect(beginningWords(beginning('平安镇'), false, texts.zh)).toBe('报送从2023年1月上半月起算')
  expect(beginningWords(beginning('平安镇'), true, texts.zh)).toBe('平安镇：报送从2023年1月上半月起算')
  language.value = 'en'
  expect(beginningWords(beginning('平安镇'), false, texts.en)).toBe('Reports are owed since Jan 2023, 1st half')
})

test('only half-months that have begun can be chosen, by their names', () => {
  expect(halfChoices('2023', '2023-02-16').map(({ label }) => label)).toEqual(['1月上半月', '1月下半月', '2月上半月', '2月下半月'])
  expect(halfChoices('2023', '2023-02-15').map(({ code }) => code)).toEqual(['01-H1', '01-H2', '02-H1'])
  expect(halfChoices('2022', '2023-02-15')).toHaveLength(24)
})

test('the years go back as far as ledgers do, and to what is set', () => {
  expect(
    yearChoices('2020-01-H1', '2023-02-16')
      .map(({ code }) => code)
      .slice(0, 3),
  ).toEqual(['2023', '2022', '2021'])
  expect(yearChoices('1998-01-H1', '2023-02-16').pop()?.code).toBe('1998')
})

test('a grid tells whether it reaches back behind the beginning', () => {
  const grid = (state: string) => ({ rooms: [{ cells: [{ state }] }] }) as unknown as ScreeningGrid
  expect([reachesBack(grid('before_start')), reachesBack(grid('not_due'))]).toEqual([true, false])
})

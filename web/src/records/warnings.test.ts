import { expect, test } from 'vitest'
import { noteWarnings, useWarnings, warningsIn } from './warnings'

const answer = {
  id: 'new',
  warnings: [{ code: 'possible_duplicate', detail: '可能是同一件', detail_en: 'May be the same', case_id: 'old' }],
}

test('a warning stays with its case until it is read', () => {
  noteWarnings('new', answer)
  const here = useWarnings(() => 'new')
  expect(here.warnings.value.map((warning) => warning.case_id)).toEqual(['old'])
  expect(useWarnings(() => 'old').warnings.value).toEqual([])
  here.read()
  expect(here.warnings.value).toEqual([])
})

test('an answer without warnings has none', () => {
  expect(warningsIn({ id: 'new' })).toEqual([])
  expect(warningsIn(undefined)).toEqual([])
})

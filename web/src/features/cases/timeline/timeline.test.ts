import { expect, test } from 'vitest'
import type { TimelineItem } from '@/api/types'
import { casesOf, changesOf } from './timeline'

const change = (field: string, from: string | null, to: string | null) => ({
  field,
  label: field,
  label_en: field,
  from,
  from_en: from,
  to,
  to_en: to,
})
const item = (...changes: ReturnType<typeof change>[]) => ({ action: 'correct_case', changes }) as unknown as TimelineItem

test('days are read as days and other words stay', () => {
  expect(changesOf(item(change('due_on', null, '2023-06-06'), change('place', '3组', null)))).toEqual([
    { label: 'due_on', from: '', to: '2023年6月6日 (周二)' },
    { label: 'place', from: '3组', to: '' },
  ])
})

test('another case is a link, never an id', () => {
  const merged = item(change('merged_into', null, '0188984d-9000-7bf9-a0f3-6346e64ef0c5'))
  expect(changesOf(merged)).toEqual([])
  expect(casesOf(merged)).toEqual(['0188984d-9000-7bf9-a0f3-6346e64ef0c5'])
})

test('what an attachment is is said in words', () => {
  expect(changesOf({ ...item(change('kind', null, 'signed_paper')), action: 'add_attachment' })[0]?.to).toBe('签字文书')
})

import { expect, test } from 'vitest'
import { asLine, valueOf } from './key-row'

const fields = [
  { element: 'AH', label: '案号', value: '第1号' },
  { element: 'JFJYQK', label: '简要情况', value: '先吵。\n后和。' },
  { element: 'SAJE', label: '金额', value: '' },
]

test('a row is one line in the order of the platform, empty fields kept', () => {
  expect(asLine({ fields })).toBe('第1号\t先吵。 后和。\t')
})

test('a field is found by its element', () => {
  expect([valueOf({ fields }, 'AH'), valueOf({ fields }, 'XX')]).toEqual(['第1号', ''])
})

import { expect, test } from 'vitest'
import { tabSeparated } from './chart'

test('a table is copied as a spreadsheet takes it', () => {
  const table = {
    of: '月份',
    columns: ['2023年', '2022年'],
    rows: [
      { name: '1月', cells: [{ text: '38', to: '/x' }, { text: '—' }] },
      { name: 'two\nlines', cells: [{ text: ' ' }, { text: '1' }] },
    ],
  }
  expect(tabSeparated(table)).toBe('月份\t2023年\t2022年\n1月\t38\t—\ntwo lines\t\t1')
})

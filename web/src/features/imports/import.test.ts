import { expect, test } from 'vitest'
import { columnGroups, namesakes, rowsRead, unknownWords, verdictsShown, withColumn, withValue, type Import, type Said } from './import'

type Column = Import['columns'][number]

function column(sheet: string, name: string, heading: string, more: Partial<Column> = {}): Column {
  return { sheet, column: name, heading, field: null, label: null, label_en: null, certainty: 'none', samples: [], ...more }
}

test('one heading on many sheets is asked about once, twice on one sheet by its place', () => {
  const groups = columnGroups([
    column('红关村', 'A', '姓名', { field: 'name', certainty: 'exact', samples: ['张三', '李四'] }),
    column('红关村', 'B', '时间'),
    column('红关村', 'C', '时间'),
    column('双平村', 'A', '姓名', { field: 'name', certainty: 'exact', samples: ['李四', '王五', '赵六'] }),
  ])
  expect(groups.map(({ key, sheets }) => [key, sheets.length])).toEqual([
    ['姓名', 2],
    ['红关村!B', 1],
    ['红关村!C', 1],
  ])
  expect(groups[0]?.samples).toEqual(['张三', '李四', '王五'])
})

test('rows that hold nothing are told of only where there are some, and count as read', () => {
  const read = (nothing: number) => ({ counts: { new: 3, same: 0, changed: 0, duplicate: 0, nothing, error: 1 } }) as unknown as Import
  expect(verdictsShown(read(0))).not.toContain('nothing')
  expect(verdictsShown(read(2))).toContain('nothing')
  expect([rowsRead(read(0)), rowsRead(read(2))]).toEqual([4, 6])
})

test('a name that several people bear is no word to explain', () => {
  const unknown = (field: string, word: string) => ({ field, word, rows: 1, suggestions: [], choices: [] })
  const read = { unknown_values: [unknown('kind', '打架斗殴'), unknown('legal_literates', '李某')] } as unknown as Import
  expect([unknownWords(read), namesakes(read)].map((some) => some.map(({ word }) => word))).toEqual([['打架斗殴'], ['李某']])
})

test('what the program found is not said again, and a choice can be taken back', () => {
  const nothing: Said = { mapping: {}, values: {} }
  const [name] = columnGroups([column('红关村', 'A', '姓名', { field: 'name', certainty: 'exact' })])
  const unused = withColumn(nothing, name!, '')
  expect(unused.mapping).toEqual({ 姓名: '' })
  expect(withColumn(unused, name!, 'name').mapping).toEqual({})
  const explained = withValue(nothing, 'kind', '打架斗殴', 'damages')
  expect(explained.values).toEqual({ kind: { 打架斗殴: 'damages' } })
  expect(withValue(explained, 'kind', '打架斗殴', '').values).toEqual({ kind: {} })
  expect(nothing).toEqual({ mapping: {}, values: {} })
})

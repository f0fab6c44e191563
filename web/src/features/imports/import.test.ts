import { expect, test } from 'vitest'
import { columnGroups, withColumn, withValue, type Import, type Said } from './import'

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
  expect(groups.map(({ key, sheets }) => [key, sheets.length])).toEqual([['姓名', 2], ['红关村!B', 1], ['红关村!C', 1]])
  expect(groups[0]?.samples).toEqual(['张三', '李四', '王五'])
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

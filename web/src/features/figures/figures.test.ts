import { expect, test } from 'vitest'
import { copiedTable, crossable, grouped, memberOf, memberText, numberText, pageOf, withoutZeros, type YearFigure } from './figures'

const figure = (code: string, more: Partial<YearFigure> = {}): YearFigure => ({
  code,
  group: 'disputes',
  title: code,
  title_en: code,
  unit: '件',
  unit_en: '',
  value: 1,
  rule: '',
  rule_en: '',
  edition: 1,
  records: '',
  ...more,
})

test('every figure stands somewhere, once', () => {
  const found = grouped([figure('resolutions'), figure('rooms', { group: 'screening' }), figure('brand_new')])
  expect(found.map((group) => [group.name, group.figures.map((each) => each.code)])).toEqual([
    ['screening', ['rooms']],
    ['disputes', ['resolutions', 'brand_new']],
  ])
})

test('nothing to tell is a dash, never a zero', () => {
  expect(numberText(null)).toBe('—')
  expect(numberText(0)).toBe('0')
  expect(numberText(1957550.5)).toBe('1,957,550.5')
})

test('only counts of cases are crossed', () => {
  const kind = { kind: [] }
  expect(
    crossable([figure('a', { breakdown: kind }), figure('b', { unit: '元', breakdown: kind }), figure('c')]).map((each) => each.code),
  ).toEqual(['a'])
})

test('rows and columns of zeros can be left out', () => {
  const member = (key: string) => ({ key, label: key, label_en: key })
  const table = {
    year: 2023,
    as_of: '',
    measure: '',
    title: '',
    title_en: '',
    unit: '件' as const,
    rows: [member('a'), member('b')],
    columns: [member('x'), member('y')],
    cells: [
      [0, 2],
      [0, 0],
    ],
    row_totals: [2, 0],
    column_totals: [0, 2],
    total: 2,
  }
  expect(withoutZeros(table)).toMatchObject({ rows: [{ key: 'a' }], columns: [{ key: 'y' }], cells: [[2]], total: 2 })
})

test('a record opens where it is kept', () => {
  expect(pageOf({ id: 'r', case_id: 'c', counts: 1, facts: '' }, 'agreement')).toBe('/cases/c')
  expect(pageOf({ id: 'v', counts: 3, received_on: '2023-01-04' }, 'visit')).toBe('/petition-visits/v')
  expect(pageOf({ id: 'v', counts: 3, restricted: true, received_on: '2023-01-04' }, 'visit')).toBeNull()
  expect(pageOf({ id: 'room:2023-01-H1', counts: 1 }, 'obligation')).toBe('/screenings/room/2023-01-H1')
})

test('a cross-table is copied with its sums', () => {
  const member = (key: string) => ({ key, label: key, label_en: key })
  const table = {
    year: 2023,
    as_of: '',
    measure: '',
    title: '',
    title_en: '',
    unit: '件' as const,
    rows: [member('a')],
    columns: [member('x'), member('y')],
    cells: [[1200, 2]],
    row_totals: [1202],
    column_totals: [1200, 2],
    total: 1202,
  }
  expect(copiedTable(table, '纠纷类型', '合计')).toBe('纠纷类型\tx\ty\t合计\na\t1200\t2\t1202\n合计\t1200\t2\t1202')
})

test('parts of the year are told in words', () => {
  const member = (key: string) => ({ key, label: key, label_en: key })
  expect(['2023-01', '2023-12-H2', 'village'].map((key) => memberText(member(key)))).toEqual(['1月', '12月下半月', 'village'])
})

test('an answer of yes or no is told with its question, any other stands for itself', () => {
  const member = (key: string, label: string) => ({ key, label, label_en: label })
  expect(
    [member('no', '没有'), member('typed_only', '只写了姓名'), member('neighbour', '邻里')].map((each) => memberOf('with_literate', each)),
  ).toEqual(['法律明白人参与 (没有)', '法律明白人参与 (只写了姓名)', '邻里'])
})

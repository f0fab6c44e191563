/** The figures as the server tells them, and how they are put in order and in words. */
import { get, type Get } from '@/api/contract'
import { codes, label, type Code } from '@/api/lists'
import { lists } from '@/api/lists.gen'
import type { Case, Figure, FigureTable, Page } from '@/api/types'
import { language } from '@/i18n'
import { halfMonthText, monthText } from '@/i18n/days'
import { tabSeparated } from '@/ui/chart'

export type YearFigure = Figure
export type { FigureTable }
/** Which year, of one room or of all. */
export interface YearQuery {
  year: number
  room_id: string
}
export type Member = FigureTable['rows'][number]
export type Cell = NonNullable<Figure['breakdown']>[string][number]

/** A record of any kind behind a figure; `counts` is how much it adds. */
export type CountedRecord = Partial<Case> & {
  id: string
  counts: number
  case_id?: string | null
  restricted?: boolean
  received_on?: string
  persons_present?: number
  subject?: string | null
  platform_no?: string
  name?: string
  day?: string
  visits?: number
}

/** The contract leaves open what stands behind a figure; this is what it is. */
export function recordsBehind(asked: Parameters<typeof get<'/figures/{code}/records'>>[1]): Get<Page<CountedRecord>> {
  return get('/figures/{code}/records', asked) as Get<Page<unknown>> as Get<Page<CountedRecord>>
}

/** All figures under their headings, both in the order of the contract's table. */
export function grouped(figures: YearFigure[]): { name: YearFigure['group']; figures: YearFigure[] }[] {
  const headed = codes('FigureGroup').map((name) => ({ name, figures: figures.filter((figure) => figure.group === name) }))
  return headed.filter((group) => group.figures.length > 0)
}

/** Whether half-month reports are still missing, so that what comes from screening is not the whole town's. */
export function isIncomplete(figures: YearFigure[]): boolean {
  const valueOf = (code: string) => figures.find((figure) => figure.code === code)?.value ?? 0
  return valueOf('screening_filed') < valueOf('screening_expected')
}

/** `1,957,550.5`; a dash where there is nothing to tell. */
export function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

export function inLanguage(zh: string, en: string | null | undefined): string {
  return language.value === 'en' && en ? en : zh
}

/** What a figure is broken down by. */
export function dimensionText(code: string): string {
  return label('Dimension', code as Code<'Dimension'>)
}

/** Months and half-months are named by their key, so that a year other than the page's is said. */
export function memberText(member: Pick<Member, 'key' | 'label'> & { label_en?: string }): string {
  if (/^\d{4}-\d{2}$/.test(member.key)) return monthText(member.key, member.key)
  if (/^\d{4}-\d{2}-H[12]$/.test(member.key)) return halfMonthText(member.key, member.key)
  return inLanguage(member.label, member.label_en)
}

/** A member where it stands alone: yes and no say nothing without their question. */
export function memberOf(dimension: string, member: Pick<Member, 'key' | 'label'> & { label_en?: string }): string {
  return member.key in lists.WithLiterate ? `${dimensionText(dimension)} (${memberText(member)})` : memberText(member)
}

/** Only counts of cases or resolutions can be crossed, and only by what they are broken down by. */
export function crossable(figures: YearFigure[]): YearFigure[] {
  return figures.filter((figure) => (figure.unit === '件' || figure.unit === '件次') && 'kind' in (figure.breakdown ?? {}))
}

/** The table of two dimensions as it is copied, with its sums. */
export function copiedTable(table: FigureTable, of: string, sum: string): string {
  const line = (name: string, cells: number[], total: number) => ({
    name,
    cells: [...cells, total].map((value) => ({ text: String(value) })),
  })
  return tabSeparated({
    of,
    columns: [...table.columns.map(memberText), sum],
    rows: [
      ...table.rows.map((row, at) => line(memberText(row), table.cells[at] ?? [], table.row_totals[at] ?? 0)),
      line(sum, table.column_totals, table.total),
    ],
  })
}

/** Without the rows and columns that hold nothing. */
export function withoutZeros(table: FigureTable): FigureTable {
  const rows = table.row_totals.flatMap((total, at) => (total ? [at] : []))
  const columns = table.column_totals.flatMap((total, at) => (total ? [at] : []))
  const pick = <T>(list: T[], places: number[]) => places.map((at) => list[at]!)
  return {
    ...table,
    rows: pick(table.rows, rows),
    columns: pick(table.columns, columns),
    cells: pick(table.cells, rows).map((line) => pick(line, columns)),
    row_totals: pick(table.row_totals, rows),
    column_totals: pick(table.column_totals, columns),
  }
}

/** A report owed is named by its room and half-month: `room:2023-01-H1`. */
export function obligationOf({ id }: CountedRecord): { room: string; half: string } {
  const [room = '', half = ''] = id.split(':')
  return { room, half }
}

/** Where a counted record is read; null where it has no page of its own, or not for this person. */
export function pageOf(record: CountedRecord, kind: YearFigure['record']): string | null {
  if (record.restricted) return null
  switch (kind) {
    case 'case':
    case 'agreement':
      return record.facts === undefined ? null : `/cases/${record.case_id || record.id}`
    case 'visit':
      return `/petition-visits/${record.id}`
    case 'obligation':
      return `/screenings/${obligationOf(record).room}/${obligationOf(record).half}`
    default:
      return null
  }
}

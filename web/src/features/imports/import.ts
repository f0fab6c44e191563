/** What a trial reading says, row by row, and what the clerk says back. */
import { codes, type Code } from '@/api/lists'
import type { ImportPreview } from '@/api/types'

export type Kind = Code<'ImportKind'>
export type Verdict = Code<'RowVerdict'>
export type Field = Code<'Field'>
export type Import = ImportPreview
export type ImportRow = Import['rows'][number]
export type Unknown = Import['unknown_values'][number]

const verdicts = codes('RowVerdict')

export const verdictLook: Record<Verdict, { tone: 'plain' | 'active' | 'good' | 'warn' | 'bad'; shape: string }> = {
  new: { tone: 'good', shape: '＋' },
  same: { tone: 'plain', shape: '＝' },
  changed: { tone: 'active', shape: '≠' },
  duplicate: { tone: 'warn', shape: '‖' },
  nothing: { tone: 'plain', shape: '·' },
  error: { tone: 'bad', shape: '✕' },
}

/** Rows that hold nothing to import are in few files; elsewhere their zero would only be one more number to read. */
export function verdictsShown(read: Pick<Import, 'counts'>): Verdict[] {
  return verdicts.filter((verdict) => verdict !== 'nothing' || (read.counts.nothing ?? 0) > 0)
}

/** Names that several people of the register bear are no unknown words: whom one of them means is asked for by itself. */
export function namesakes({ unknown_values }: Pick<Import, 'unknown_values'>): Unknown[] {
  return unknown_values.filter(({ field }) => field === 'legal_literates')
}

export function unknownWords({ unknown_values }: Pick<Import, 'unknown_values'>): Unknown[] {
  return unknown_values.filter(({ field }) => field !== 'legal_literates')
}

export function rowsRead(read: Import): number {
  return verdicts.reduce((sum, verdict) => sum + (read.counts[verdict] ?? 0), 0)
}

/** Columns with one heading, which in most ledgers stands on every sheet: asked about once. */
export interface ColumnGroup {
  /** As the mapping names it: the heading, or `sheet!C` where one heading stands twice on a sheet. */
  key: string
  heading: string
  sheets: string[]
  field: Field | null
  certainty: Code<'Certainty'>
  samples: string[]
}

export function columnGroups(columns: Import['columns']): ColumnGroup[] {
  const twice = new Set<string>()
  const seen = new Set<string>()
  for (const { sheet, heading } of columns) {
    const place = `${sheet}\n${heading}`
    if (seen.has(place)) twice.add(heading)
    seen.add(place)
  }
  const groups = new Map<string, ColumnGroup>()
  for (const { sheet, column, heading, field, certainty, samples } of columns) {
    const key = twice.has(heading) ? `${sheet}!${column}` : heading
    const group = groups.get(key)
    if (!group) {
      groups.set(key, { key, heading, sheets: [sheet], field: field ?? null, certainty, samples: [...samples] })
      continue
    }
    group.sheets.push(sheet)
    group.samples = [...new Set([...group.samples, ...samples])].slice(0, 3)
  }
  return [...groups.values()]
}

/** Fields needed that no column of some sheet holds. */
export function missingFields(read: Import): Field[] {
  return [...new Set(read.sheets.flatMap((sheet) => sheet.missing))]
}

/** What the clerk has said so far; sent as a whole each time, because it takes the place of what was said before. */
export interface Said {
  mapping: Record<string, string>
  values: Record<string, Record<string, string>>
}

export function withValue(said: Said, field: Field, word: string, code: string): Said {
  const words = { ...said.values[field] }
  if (code) words[word] = code
  else delete words[word]
  return { ...said, values: { ...said.values, [field]: words } }
}

/** A choice for a column that is what the program found anyway is not said. */
export function withColumn(said: Said, group: ColumnGroup, field: Field | ''): Said {
  const mapping = { ...said.mapping }
  if (field === (group.field ?? '') && group.certainty !== 'chosen') delete mapping[group.key]
  else mapping[group.key] = field
  return { ...said, mapping }
}

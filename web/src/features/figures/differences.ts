/** What moved since a year was sealed, as it is shown. */
import { label, type ListName } from '@/api/lists'
import type { SealDifferences } from '@/api/types'
import { shortDayText } from '@/i18n/days'

export type Difference = SealDifferences['items'][number]
type CellDifference = Difference['cells'][number]

/** The page of the record; none where it is not open to the reader or has no page of its own. */
export function pageOfDifference({ kind, address, id, restricted }: Difference['record']): string | null {
  if (restricted || !address) return null
  if (kind === 'case') return `/cases/${id}`
  if (kind === 'petition_visit') return `/petition-visits/${id}`
  if (kind === 'screening') return address.replace('/api/v1', '')
  return null
}

/** The lists whose codes stand in changed fields; other fields hold words, numbers and days. */
const listOf: Record<string, ListName> = {
  kind: 'Kind',
  level: 'Level',
  form: 'AgreementForm',
  difficulty: 'Difficulty',
  risk: 'Risk',
  found_by: 'FoundBy',
  source: 'Source',
  performance: 'Performance',
  class: 'VisitClass',
  handling: 'Handling',
  occurrence: 'Occurrence',
  content: 'ScreeningContent',
  role: 'ParticipantRole',
}

/** A value of a changed field in words; rooms by name, days as days. */
export function valueWords(field: string, value: string, nameOfRoom: (id: string) => string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return shortDayText(value, '')
  if (field.endsWith('room_id')) return nameOfRoom(value) || value
  const list = listOf[field]
  return list ? label(list, value as never) : value
}

/**
 * A record that moved between the parts of a figure without changing its total: told of one figure it counts in, each way of
 * dividing once, as the others follow from it.
 */
export function movedCells({ figures, cells }: Difference): { dimension: string; cells: CellDifference[] }[] {
  if (figures.length) return []
  const code = cells.find((cell) => cell.code === 'disputes_resolved')?.code ?? cells[0]?.code
  const own = cells.filter((cell) => cell.code === code && cell.dimension !== 'kind15')
  return [...new Set(own.map((cell) => cell.dimension))].map((dimension) => ({
    dimension,
    cells: own.filter((cell) => cell.dimension === dimension),
  }))
}

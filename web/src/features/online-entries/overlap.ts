import type { Overlap } from '@/api/types'

/** The page that shows the records of a figure, from the address under which the server gives them. */
export function pageOfRecords(records: string): string {
  const [path, query = ''] = records.split('?')
  const code = /\/figures\/([a-z_]+)\/records$/.exec(path ?? '')?.[1]
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'town_id')
  return `/figures/${code}?${new URLSearchParams(kept)}`
}

const marks = ['in_platform', 'with_literate', 'from_reception'] as const

/** The combinations, those in most totals first; the sum of the cases is what was resolved. */
export function cellsInOrder({ cells }: Pick<Overlap, 'cells'>): Overlap['cells'] {
  // A name written down beside the register is in no total, and stands before those with nobody at all.
  const weight = (cell: Overlap['cells'][number]) =>
    Number(cell.literate === 'typed_only') + marks.reduce((sum, mark, at) => sum + (cell[mark] ? 10 + (marks.length - at) : 0), 0)
  return [...cells].sort((a, b) => weight(b) - weight(a))
}

/** How many of the disputes resolved are in the platform, in whichever year they were entered. */
export function casesInPlatform({ cells }: Pick<Overlap, 'cells'>): number {
  return cells.reduce((sum, cell) => sum + (cell.in_platform ? cell.cases : 0), 0)
}

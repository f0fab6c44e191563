import type { ScreeningCell, ScreeningGrid } from '@/api/types'
import { isFiled } from '@/records/report'

export interface ColumnTotal {
  /** Rooms that owe the half-month and are past its first day of reporting; excused ones owe nothing, nor does anybody before the beginning. */
  owed: number
  filed: number
}

const owesNothing: readonly ScreeningCell['state'][] = ['not_due', 'excused', 'before_start']

/** For each half-month of the grid, how many of the rooms that owe a report have filed it. */
export function columnTotals({ periods, rooms }: Pick<ScreeningGrid, 'periods' | 'rooms'>): ColumnTotal[] {
  return periods.map(({ half_month }) => {
    const owing = rooms
      .flatMap((room) => room.cells.filter((cell) => cell.half_month === half_month))
      .filter((cell) => !owesNothing.includes(cell.state))
    return { owed: owing.length, filed: owing.filter((cell) => isFiled(cell.state)).length }
  })
}

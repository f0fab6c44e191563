import type { ScreeningGrid } from '@/api/types'
import { isFiled } from './report'

export interface ColumnTotal {
  /** Rooms that owe the half-month and are past its first day of reporting; excused ones owe nothing. */
  owed: number
  filed: number
}

/** For each half-month of the grid, how many of the rooms that owe a report have filed it. */
export function columnTotals({ periods, rooms }: Pick<ScreeningGrid, 'periods' | 'rooms'>): ColumnTotal[] {
  return periods.map(({ half_month }) => {
    const owing = rooms
      .flatMap((room) => room.cells.filter((cell) => cell.half_month === half_month))
      .filter((cell) => cell.state !== 'not_due' && cell.state !== 'excused')
    return { owed: owing.length, filed: owing.filter((cell) => isFiled(cell.state)).length }
  })
}

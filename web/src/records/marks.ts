/** What a cell of the grid shows in two or three signs, and says in words. */
import { label } from '@/api/lists'
import type { ScreeningCell } from '@/api/types'
import { isFiled } from './report'
import type { texts } from '@/i18n/screenings'

type Words = typeof texts.zh

export interface Mark {
  /** What was reported, or why nothing was. */
  sign: string
  /** 迟 and ! stand beside it. */
  beside: string
  tone: 'plain' | 'good' | 'warn' | 'bad'
}

/** Nothing was reported and nothing is owed; a slash through the cell is how paper tables say that it is not used. */
const quietSigns: Partial<Record<ScreeningCell['state'], string>> = { excused: '–', not_due: '·', before_start: '/' }

export function markOf(cell: ScreeningCell, t: Words): Mark {
  const beside = (cell.state === 'late' ? t.marks.late : '') + (cell.contradicted ? '!' : '')
  if (isFiled(cell.state)) return { sign: cell.content === 'zero' ? '○' : String(reported(cell)), beside, tone: beside ? 'warn' : 'good' }
  if (cell.state === 'missing') return { sign: t.marks.missing, beside, tone: 'bad' }
  if (cell.state === 'due') return { sign: t.marks.due, beside, tone: 'warn' }
  return { sign: quietSigns[cell.state] ?? '·', beside, tone: 'plain' }
}

/** The same in words, for lists and for those who do not see the sign. */
export function markWords(cell: ScreeningCell, t: Words): string {
  const content = !isFiled(cell.state) ? '' : cell.content === 'zero' ? t.zero : t.count(reported(cell))
  return [label('ScreeningState', cell.state), content, cell.contradicted ? t.contradicted : ''].filter(Boolean).join(' · ')
}

/** A report taken over from paper counts what the paper says. */
function reported(cell: ScreeningCell): number {
  return cell.declared ?? cell.disputes
}

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell an arrow key leads to; null where the grid ends or the key is another. */
export function neighbour(key: string, row: number, column: number, rows: number, columns: number): { row: number; column: number } | null {
  const step = steps[key]
  if (!step) return null
  const next = { row: row + step[0], column: column + step[1] }
  return next.row >= 0 && next.row < rows && next.column >= 0 && next.column < columns ? next : null
}

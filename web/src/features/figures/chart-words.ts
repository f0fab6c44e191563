/** What the charts of the year say in their titles, from the numbers they draw. */
import type { ScreeningGrid } from '@/api/types'
import { memberText, type Cell } from './figures'
import type { texts } from '@/i18n/figures'

type Words = typeof texts.zh.charts

/** A share in tenths, as people say it: 三成, 近三成, 三成多; a tenth of a tenth either way is still 三成. */
export function tenthsText(part: number, whole: number, t: Words): string {
  const tenths = (part / whole) * 10
  const nearest = Math.round(tenths)
  if (part === whole) return t.all
  if (tenths < 0.5) return t.underATenth
  if (nearest === 10) return t.nearlyAll
  const off = tenths - nearest
  return t.tenths(nearest, Math.abs(off) < 0.1 ? 0 : off < 0 ? -1 : 1)
}

export function sumOf(cells: Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.value, 0)
}

/** The largest first, what fits no other name last, and nothing that is zero. */
export function sorted(cells: Cell[]): Cell[] {
  const rest = (cell: Cell) => Number(cell.key === 'other' || cell.key === 'unknown')
  return cells.filter((cell) => cell.value > 0).sort((a, b) => rest(a) - rest(b) || b.value - a.value)
}

export function kindsTitle(cells: Cell[], t: Words): string {
  const [first, second] = sorted(cells)
  if (!first) return t.kinds
  if (first.value === second?.value) return t.twoKinds(memberText(first), memberText(second))
  return t.oneKind(memberText(first), tenthsText(first.value, sumOf(cells), t))
}

/** `names`: the months in words, in the order of the cells. */
export function monthsTitle(cells: Cell[], names: string[], unit: string, t: Words): string {
  const most = Math.max(0, ...cells.map((cell) => cell.value))
  const at = cells.findIndex((cell) => cell.value === most)
  if (most === 0) return t.months
  const tie = cells.filter((cell) => cell.value === most).length > 1
  return tie ? t.noOneMonth(most, unit) : t.oneMonth(names[at] ?? '', most, unit)
}

export interface Part {
  name: 'village' | 'town' | 'above'
  code: string
  value: number
}

/** `parts` begin with the village. */
export function levelsTitle(parts: Part[], t: Words): string {
  const whole = parts.reduce((sum, part) => sum + part.value, 0)
  return whole === 0 ? t.levels : t.inVillage(tenthsText(parts[0]?.value ?? 0, whole, t))
}

export function screeningTitle({ expected, missing, late }: ScreeningGrid['totals'], t: Words): string {
  if (expected === 0) return t.screening
  if (missing === 0 && late === 0) return t.allOnTime
  return [missing ? t.missing(missing) : t.noneMissing, late ? t.late(late) : ''].filter(Boolean).join(t.and)
}

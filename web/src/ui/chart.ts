/** What a chart is given: how to draw it, and the same numbers as a table. */
import type { EChartsCoreOption } from 'echarts/core'

export type ChartOption = EChartsCoreOption

/** Pixels there are to draw in, and how many of them the person's own type size makes one rem. */
export interface ChartSize {
  width: number
  rem: number
}

interface ChartCell {
  text: string
  /** What a sign means, for those who do not see it beside the others. */
  words?: string
  /** The page of the records behind it. */
  to?: string
}

/** The first column's heading stands in `of`. */
export interface ChartTable {
  of: string
  columns: string[]
  rows: { name: string; cells: ChartCell[] }[]
}

/**
 * The page's own colours. They are handed through to the SVG as they stand, so light, dark and paper follow the style
 * sheet without drawing anew.
 */
export const paint = {
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--line)',
  surface: 'var(--surface)',
  bar: 'var(--pine)',
  warn: 'var(--amber)',
  bad: 'var(--maple)',
}

/** How strongly the bar the title speaks of stands out from the others; also on grey paper. */
export const besides = 0.55

/** Lines of cells with tabs between, as spreadsheets take them from the clipboard. */
export function tabSeparated(table: ChartTable): string {
  const lines = [[table.of, ...table.columns], ...table.rows.map((row) => [row.name, ...row.cells.map((cell) => cell.text)])]
  return lines.map((line) => line.map((text) => text.replace(/\s+/g, ' ').trim()).join('\t')).join('\n')
}

/** One cell of the heat map of screening reports: a square that can be told apart without its colour. */
import type { ScreeningCell } from '@/api/types'
import { isFiled } from '@/records/report'
import { paint } from '@/ui/chart'

export interface Square {
  x: number
  y: number
  width: number
  height: number
}

type Shape = Record<string, unknown>

/** Paler for few disputes, stronger for many, never so strong that the number on it cannot be read. */
function heat(disputes: number, most: number): number {
  return disputes === 0 || most === 0 ? 0 : 0.12 + 0.4 * (disputes / most)
}

function line(x1: number, y1: number, x2: number, y2: number, stroke = paint.bad, lineWidth = 2): Shape {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } }
}

function frame(cell: ScreeningCell): Shape {
  if (cell.state === 'missing') return { stroke: paint.bad, lineWidth: 1.5 }
  if (cell.state === 'late' || cell.contradicted) return { stroke: paint.warn, lineWidth: 1.5 }
  return { stroke: paint.line, lineWidth: 1 }
}

/** A frame as thick as it may be stays within its own square. */
function inside({ x, y, width, height }: Square): Square {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 }
}

/** `sign`: what stands in the square where there is room for it; otherwise shapes say the same. */
export function squareOf(cell: ScreeningCell, at: Square, most: number, sign: string, size: number): Shape {
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2]
  const fill = isFiled(cell.state) ? heat(cell.declared ?? cell.disputes, most) : 0
  const text = (words: string, fontSize: number, bold = false): Shape => ({
    type: 'text',
    style: { x, y, text: words, align: 'center', verticalAlign: 'middle', fontSize, fill: paint.ink, fontWeight: bold ? 700 : 400 },
  })
  const children: Shape[] = [
    { type: 'rect', shape: { ...at }, style: { fill: paint.bar, opacity: fill } },
    { type: 'rect', shape: inside(at), style: { fill: 'none', ...frame(cell) } },
  ]
  if (sign) children.push(text(sign, size, cell.state === 'missing'))
  else children.push(...shapes(cell, at, x, y))
  return { type: 'group', children }
}

function shapes(cell: ScreeningCell, at: Square, x: number, y: number): Shape[] {
  const reach = Math.min(at.width, at.height) / 2 - 2
  const drawn: Shape[] = []
  if (cell.state === 'missing')
    drawn.push(line(x - reach, y - reach, x + reach, y + reach), line(x - reach, y + reach, x + reach, y - reach))
  if (cell.state === 'before_start') drawn.push(line(x - reach, y + reach, x + reach, y - reach, paint.soft, 1))
  if (isFiled(cell.state) && cell.content === 'zero')
    drawn.push({ type: 'circle', shape: { cx: x, cy: y, r: reach }, style: { fill: 'none', stroke: paint.soft, lineWidth: 1 } })
  // A cut corner for late, a foot for contradicted.
  if (cell.state === 'late')
    drawn.push({
      type: 'polygon',
      shape: {
        points: [
          [at.x, at.y],
          [at.x + at.width, at.y],
          [at.x, at.y + at.width],
        ],
      },
      style: { fill: paint.warn },
    })
  if (cell.contradicted)
    drawn.push({ type: 'rect', shape: { x: at.x, y: at.y + at.height - 4, width: at.width, height: 4 }, style: { fill: paint.warn } })
  return drawn
}

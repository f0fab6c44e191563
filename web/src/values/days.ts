/** Days are `2023-05-06` and half-months `2023-05-H1` everywhere; nothing here looks at the clock. */

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function halfMonthOf(day: string): string {
  return `${day.slice(0, 7)}-${Number(day.slice(8, 10)) <= 15 ? 'H1' : 'H2'}`
}

export function halfMonthBefore(halfMonth: string): string {
  return halfMonthOf(addDays(firstDayOf(halfMonth), -1))
}

export function firstDayOf(halfMonth: string): string {
  return `${halfMonth.slice(0, 7)}-${halfMonth.endsWith('H1') ? '01' : '16'}`
}

export function lastDayOf(halfMonth: string): string {
  if (halfMonth.endsWith('H1')) return `${halfMonth.slice(0, 7)}-15`
  const [year, month] = halfMonth.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

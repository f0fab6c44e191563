/** The only place that asks the phone what time it is. */
export function now(): Date {
  return new Date()
}

const townDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** Today in the town, `2023-05-06`, also when the phone is set to another time zone. */
export function today(at: Date = now()): string {
  return townDay.format(at)
}

/** The only place that asks the phone what time it is. Days and hours are the town's, whatever zone the phone is set to. */
export function now(): Date {
  return new Date()
}

/** Until somebody has signed in; then the server says which zone the town keeps. */
const usualZone = 'Asia/Shanghai'
let { day, stamp } = formatsOf(usualZone)

export function setTimeZone(zone: string): void {
  ;({ day, stamp } = formatsOf(zone))
}

function formatsOf(timeZone: string) {
  return {
    day: new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    stamp: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  }
}

/** Today in the town, `2023-05-06`. */
export function today(at: Date = now()): string {
  return day.format(at)
}

/** An instant as day and time of the town: `2023-05-06 14:30`. */
export function stampOf(at: string): string {
  return stamp.format(new Date(at))
}

import { stampOf, today } from '@/values/clock'
import { daysBetween } from '@/values/days'
import { language } from '.'

const names = {
  'zh-CN': { weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], months: [] as string[] },
  en: {
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
}

function parts(day: string) {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  return { year, month, date, weekday: new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() }
}

/** 5月6日 (周六), with the year when it is not this one. */
export function dayText(day: string, from: string = today()): string {
  const { weekday } = parts(day)
  return `${shortDayText(day, from)} (${names[language.value].weekdays[weekday]})`
}

/** 2023年5月6日 (周六): paper outlives the year. */
export function dayWithYearText(day: string): string {
  return dayText(day, '')
}

/** 5月6日, for tables and cards. */
export function shortDayText(day: string, from: string = today()): string {
  const { year, month, date } = parts(day)
  const thisYear = year === Number(from.slice(0, 4))
  if (language.value === 'en') return `${date} ${names.en.months[month - 1]}${thisYear ? '' : ` ${year}`}`
  return `${thisYear ? '' : `${year}年`}${month}月${date}日`
}

/** 今天 / 昨天 / 前天 within the last days, the plain day otherwise. */
export function recentDayText(day: string, from: string = today()): string {
  const words = language.value === 'en' ? ['Today', 'Yesterday'] : ['今天', '昨天', '前天']
  return words[daysBetween(day, from)] ?? dayText(day, from)
}

/** An instant as day and time of the town. */
export function instantText(at: string): string {
  const stamp = stampOf(at)
  return `${shortDayText(stamp.slice(0, 10))} ${stamp.slice(11)}`
}

/** 还剩 3 天 (5月9日) / 逾期 2 天 (5月9日). */
export function dueText(day: string, from: string = today()): string {
  const left = daysBetween(from, day)
  const when = shortDayText(day, from)
  if (language.value === 'en') {
    if (left === 0) return `Due today (${when})`
    const count = `${Math.abs(left)} ${Math.abs(left) === 1 ? 'day' : 'days'}`
    return left > 0 ? `${count} left (${when})` : `${count} overdue (${when})`
  }
  if (left === 0) return `今天到期 (${when})`
  return left > 0 ? `还剩 ${left} 天 (${when})` : `逾期 ${-left} 天 (${when})`
}

/** 5月上半月, with the year when it is not this one. */
export function halfMonthText(halfMonth: string, from: string = today()): string {
  const { year, month } = parts(`${halfMonth.slice(0, 7)}-01`)
  const first = halfMonth.endsWith('H1')
  const thisYear = year === Number(from.slice(0, 4))
  if (language.value === 'en') return `${names.en.months[month - 1]}${thisYear ? '' : ` ${year}`}, ${first ? '1st' : '2nd'} half`
  return `${thisYear ? '' : `${year}年`}${month}月${first ? '上' : '下'}半月`
}

/** 5月, with the year when it is not this one. */
export function monthText(month: string, from: string = today()): string {
  const { year, month: number } = parts(`${month}-01`)
  const thisYear = year === Number(from.slice(0, 4))
  if (language.value === 'en') return `${names.en.months[number - 1]}${thisYear ? '' : ` ${year}`}`
  return `${thisYear ? '' : `${year}年`}${number}月`
}

/** 周一 for 1; 0 is Sunday. */
export function weekdayText(weekday: number): string {
  return names[language.value].weekdays[weekday] ?? ''
}

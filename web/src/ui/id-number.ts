/** The 18 places of an ID number (GB 11643-1999), read while it is typed; the server asks the same and has the last word. */
import type { uiTexts } from '@/i18n/ui'

const places = 18
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** As it is copied out of a message: without blanks, and in plain letters and digits. */
export function withoutBlanks(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** The first thing that is wrong with it, in words; nothing for a right number, an empty or a masked one. */
export function idNumberFault(typed: string, t: typeof uiTexts.zh): string {
  const number = withoutBlanks(typed)
  if (!number || number.includes('*')) return ''
  if (!/^\d*[\dX]$/.test(number)) return t.numberLetters
  if (number.length < places) return t.numberShort(places - number.length)
  if (number.length > places) return t.numberLong(number.length - places)
  if (!isDay(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14))) return t.numberBirth
  return number.endsWith(checkDigit(number)) ? '' : t.numberCheck
}

function isDay(year: string, month: string, day: string): boolean {
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day)
}

function checkDigit(number: string): string {
  return checks[weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11] ?? ''
}

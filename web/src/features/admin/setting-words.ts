/** Settings as people read and choose them. */
import type { Setting } from '@/api/types'
import { language } from '@/i18n'
import type { texts } from '@/i18n/admin'

type Words = typeof texts.zh

export function meaningOf(setting: Setting): string {
  return language.value === 'en' ? setting.meaning_en : setting.meaning
}

export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

/** Yes, no and how strictly in words; numbers and the like as they are. */
export function valueWords(value: unknown, t: Words): string {
  const text = textOf(value)
  return t.choices[text] ?? (text || t.nothing)
}

/** What may be chosen where typing would only invite mistakes; null where a value is typed. */
export function choicesFor(setting: Setting, t: Words): { code: string; label: string }[] | null {
  const kinds = [
    ['true', 'false'],
    ['off', 'warn', 'require'],
  ]
  const codes = kinds.find((kind) => kind.includes(setting.default))
  return codes ? codes.map((code) => ({ code, label: t.choices[code] ?? code })) : null
}

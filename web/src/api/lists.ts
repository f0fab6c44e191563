import { language } from '@/values/language'
import { lists } from './lists.gen'

export type ListName = keyof typeof lists
export type Code<N extends ListName> = Extract<keyof (typeof lists)[N], string>

/** The words for a code; a code this version does not know yet is shown as it is rather than dropped. */
export function label<N extends ListName>(list: N, code: Code<N> | null | undefined): string {
  if (code === null || code === undefined) return ''
  const words = (lists[list] as Record<string, { zh: string; en: string }>)[code]
  return words ? (language.value === 'en' ? words.en : words.zh) : code
}

export function codes<N extends ListName>(list: N): Code<N>[] {
  return Object.keys(lists[list]) as Code<N>[]
}

export interface Choice<C extends string = string> {
  code: C
  label: string
}

export function choices<N extends ListName>(list: N, only: Code<N>[] = codes(list)): Choice<Code<N>>[] {
  return only.map((code) => ({ code, label: label(list, code) }))
}

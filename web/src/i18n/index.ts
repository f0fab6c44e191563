/**
 * Two languages, no library. A feature's texts are two plain objects of the same type: `zh-CN/<feature>.ts` says what
 * there is, `en/<feature>.ts` is declared `typeof zh`, so a missing or surplus English text fails the type-check.
 * A text with a blank in it is a function: `saved: (room: string) => …`.
 */
import { computed, type ComputedRef } from 'vue'
import { language, type Language } from '@/values/language'

export { language, type Language }

export interface Texts<T> {
  zh: T
  en: T
}

export function useTexts<T>(texts: Texts<T>): ComputedRef<T> {
  return computed(() => textsNow(texts))
}

/** For code that runs once, outside a page. */
export function textsNow<T>(texts: Texts<T>): T {
  return language.value === 'en' ? texts.en : texts.zh
}

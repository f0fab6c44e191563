/** The language of the app, kept on the device: the first thing anything in it needs to know. */
import { shallowRef, watchEffect } from 'vue'

export type Language = 'zh-CN' | 'en'

const kept = localStorage.getItem('fengqiao.language')
export const language = shallowRef<Language>(kept === 'en' ? 'en' : 'zh-CN')

watchEffect(() => {
  document.documentElement.lang = language.value
  localStorage.setItem('fengqiao.language', language.value)
})

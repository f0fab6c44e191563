import { shallowRef, watch } from 'vue'
import { account } from './session'

/** Large type is remembered per person: reading glasses are not shared with the phone. */
export const largeType = shallowRef(false)

function key(): string {
  return `fengqiao.large-type.${account.value?.id ?? 'nobody'}`
}

export function startPreferences(): void {
  watch(account, () => (largeType.value = localStorage.getItem(key()) === 'yes'), { immediate: true })
  watch(
    largeType,
    (large) => {
      document.documentElement.dataset.type = large ? 'large' : 'normal'
      localStorage.setItem(key(), large ? 'yes' : 'no')
    },
    { immediate: true },
  )
}

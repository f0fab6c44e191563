import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** After so long people think that nothing happens any more. */
const slowAfter = 5000

/** Whether something has been going on for long. */
export function useSlow(isGoingOn: () => boolean): ShallowRef<boolean> {
  const slow = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    isGoingOn,
    (going) => {
      clearTimeout(timer)
      slow.value = false
      if (going) timer = setTimeout(() => (slow.value = true), slowAfter)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return slow
}

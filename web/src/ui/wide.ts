import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** True where a table fits, and on paper; below it the same list is shown as cards. The same limit as in the style sheets. */
export function useWide(): ShallowRef<boolean> {
  const query = matchMedia('(min-width: 900px), print')
  const wide = shallowRef(query.matches)
  const follow = () => (wide.value = query.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return wide
}

import { watch, type ShallowRef } from 'vue'
import { useRead, type Reading } from '@/api/read'
import type { Page } from '@/api/types'
import { useDesk } from './case-desk'

/** The records behind a section: read when it opens, and again after each change on the page. */
export function useSection<T>(path: (id: string) => string): Reading<T> {
  const { found, changes } = useDesk()
  const reading = useRead<T>(() => (found.value ? path(found.value.id) : null))
  watch(changes, reading.reload)
  return reading
}

/** The same for a list; its length stands beside the section's title. */
export function useSectionList<T>(name: string, path: (id: string) => string, counted: (items: T[]) => number = (items) => items.length): Reading<Page<T>> {
  const { counts } = useDesk()
  const reading = useSection<Page<T>>(path)
  watch(reading.data as ShallowRef<Page<T> | null>, (page) => page && (counts[name] = counted(page.items)))
  return reading
}

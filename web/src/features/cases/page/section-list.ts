import { watch } from 'vue'
import type { Get } from '@/api/contract'
import { useRead, type Reading } from '@/api/read'
import type { Page } from '@/api/types'
import { useDesk } from './case-desk'

/** The records behind a section: read when it opens, and again after each change on the page. */
export function useSection<T>(address: (id: string) => Get<T>): Reading<T> {
  const { found, changes } = useDesk()
  const reading = useRead(() => (found.value ? address(found.value.id) : null))
  watch(changes, reading.reload)
  return reading
}

/** The same for a list; its length stands beside the section's title. */
export function useSectionList<T>(
  name: string,
  address: (id: string) => Get<Page<T>>,
  counted: (items: T[]) => number = (items) => items.length,
): Reading<Page<T>> {
  const { counts } = useDesk()
  const reading = useSection(address)
  watch(reading.data, (page) => page && (counts[name] = counted(page.items)))
  return reading
}

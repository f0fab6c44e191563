import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Get } from './contract'
import type { Problem } from './problem'
import { useLatest } from './read'
import type { Page } from './types'

export interface List<T> {
  items: ShallowRef<T[] | null>
  total: ShallowRef<number | null>
  problem: ShallowRef<Problem | null>
  loading: ShallowRef<boolean>
  hasMore: () => boolean
  more: () => Promise<void>
  reload: () => Promise<void>
}

/** A list read page by page; a changed address begins it again. */
export function useList<T>(address: () => Get<Page<T>> | null): List<T> {
  const items = shallowRef<T[] | null>(null)
  const total = shallowRef<number | null>(null)
  const next = shallowRef<string | null>(null)
  const { problem, loading, ask, stop } = useLatest()

  async function fetchPage(cursor: string | null): Promise<void> {
    const wanted = address()
    if (wanted === null) return stop()
    await ask(withCursor(wanted, cursor), ({ data }) => {
      items.value = cursor === null ? data.items : [...(items.value ?? []), ...data.items]
      next.value = data.next ?? null
      if (cursor === null) total.value = data.total ?? null
    })
  }

  const reload = () => fetchPage(null)
  watch(address, reload, { immediate: true })
  return { items, total, problem, loading, reload, hasMore: () => next.value !== null, more: () => fetchPage(next.value) }
}

function withCursor<T>(address: Get<T>, cursor: string | null): Get<T> {
  if (cursor === null) return address
  return `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` as Get<T>
}

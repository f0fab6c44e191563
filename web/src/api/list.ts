import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { Problem } from './problem'
import { read } from './read'
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

/** A list read page by page; a changed address starts it anew, and a late answer to an old address is dropped. */
export function useList<T>(address: () => string | null): List<T> {
  const items = shallowRef<T[] | null>(null)
  const total = shallowRef<number | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = shallowRef(false)
  const next = shallowRef<string | null>(null)
  let running: AbortController | null = null

  async function fetchPage(cursor: string | null): Promise<void> {
    running?.abort()
    const wanted = address()
    if (wanted === null) return
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const { data } = await read<Page<T>>(withCursor(wanted, cursor), mine.signal)
      if (running !== mine) return
      items.value = cursor === null ? data.items : [...(items.value ?? []), ...data.items]
      next.value = data.next ?? null
      if (cursor === null) total.value = data.total ?? null
      problem.value = null
    } catch (failure) {
      if (running !== mine) return
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  const reload = () => fetchPage(null)
  watch(address, reload, { immediate: true })
  onScopeDispose(() => {
    running?.abort()
    running = null
  })
  return { items, total, problem, loading, reload, hasMore: () => next.value !== null, more: () => fetchPage(next.value) }
}

function withCursor(address: string, cursor: string | null): string {
  if (cursor === null) return address
  return `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}

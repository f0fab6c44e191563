/** Reading. A page calls `useRead(() => path)`; the answer follows the path and an old answer never overwrites a newer. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { Problem } from './problem'
import { content, request, revisionOf } from './request'

export type Query = Record<string, string | number | boolean | null | undefined>

/** `/cases` + `{stage: 'accepted', q: ''}` → `/cases?stage=accepted`; empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

export interface Answer<T> {
  data: T
  revision: number | null
}

/** How many answers are awaited. While there is one, what is on the screen may still move. */
export const awaited = shallowRef(0)

export async function read<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  awaited.value++
  try {
    const response = await request(path, { method: 'GET', signal: signal ?? null }, 30)
    return { data: (await content(response)) as T, revision: revisionOf(response) }
  } finally {
    awaited.value--
  }
}

export interface Reading<T> {
  data: ShallowRef<T | null>
  revision: ShallowRef<number | null>
  problem: ShallowRef<Problem | null>
  loading: ShallowRef<boolean>
  reload: () => Promise<void>
}

/** `path` null means: nothing to read yet. The data of the last good answer stays while the next is on its way. */
export function useRead<T>(path: () => string | null): Reading<T> {
  const data = shallowRef<T | null>(null)
  const revision = shallowRef<number | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = shallowRef(false)
  let running: AbortController | null = null

  async function reload(): Promise<void> {
    running?.abort()
    const wanted = path()
    if (wanted === null) return
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await read<T>(wanted, mine.signal)
      if (running !== mine) return
      data.value = answer.data
      revision.value = answer.revision
      problem.value = null
    } catch (failure) {
      if (running !== mine) return
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(path, reload, { immediate: true })
  onScopeDispose(() => {
    running?.abort()
    running = null
  })
  return { data, revision, problem, loading, reload }
}

/** Reading. A page calls `useRead(() => get(…))`; the answer follows the address and an old answer never overwrites a newer. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { Get } from './contract'
import { Problem } from './problem'
import { content, request, revisionOf } from './request'

export interface Answer<T> {
  data: T
  revision: number | null
}

/** How many answers are awaited. While there is one, what is on the screen may still move. */
export const awaited = shallowRef(0)

export async function read<T>(address: Get<T>, signal?: AbortSignal): Promise<Answer<T>> {
  awaited.value++
  try {
    const response = await request(address, { method: 'GET', signal: signal ?? null }, 30)
    return { data: (await content(response)) as T, revision: revisionOf(response) }
  } finally {
    awaited.value--
  }
}

/** One answer at a time: a newer request stops the older one, and nothing arrives where the page is gone. */
export function useLatest() {
  const problem = shallowRef<Problem | null>(null)
  const loading = shallowRef(false)
  let running: AbortController | null = null

  function stop(): void {
    running?.abort()
    running = null
    loading.value = false
  }

  /** `take` is given the answer, unless something newer was asked meanwhile. */
  async function ask<T>(address: Get<T>, take: (answer: Answer<T>) => void): Promise<void> {
    stop()
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const answer = await read(address, mine.signal)
      if (running !== mine) return
      take(answer)
      problem.value = null
    } catch (failure) {
      if (running !== mine) return
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  onScopeDispose(stop)
  return { problem, loading, ask, stop }
}

export interface Reading<T> {
  data: ShallowRef<T | null>
  revision: ShallowRef<number | null>
  problem: ShallowRef<Problem | null>
  loading: ShallowRef<boolean>
  reload: () => Promise<void>
}

/** An address of null means: nothing to read yet. The data of the last good answer stays while the next is on its way. */
export function useRead<T>(address: () => Get<T> | null): Reading<T> {
  const data = shallowRef<T | null>(null)
  const revision = shallowRef<number | null>(null)
  const { problem, loading, ask, stop } = useLatest()

  async function reload(): Promise<void> {
    const wanted = address()
    if (wanted === null) return stop()
    await ask(wanted, (answer) => {
      data.value = answer.data
      revision.value = answer.revision
    })
  }

  watch(address, reload, { immediate: true })
  return { data, revision, problem, loading, reload }
}

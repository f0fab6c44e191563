/** How far the server has come with an import; asked about while an answer is awaited, silent when it cannot be told. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { get } from '@/api/contract'
import { read } from '@/api/read'
import type { ImportProgress } from '@/api/types'

const interval = 500

export function useProgress(id: () => string | null): ShallowRef<ImportProgress | null> {
  const progress = shallowRef<ImportProgress | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(wanted: string): Promise<void> {
    try {
      const { data } = await read(get('/imports/{id}/progress', { id: wanted }))
      if (id() === wanted) progress.value = data
    } catch {
      // Nothing is being done with it yet, or another program of the town does it: the bar then moves without numbers.
    }
    if (id() === wanted) timer = setTimeout(() => void ask(wanted), interval)
  }

  watch(
    id,
    (wanted) => {
      clearTimeout(timer)
      progress.value = null
      if (wanted) timer = setTimeout(() => void ask(wanted), interval)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return progress
}

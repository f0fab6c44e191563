import { watch } from 'vue'
import { get } from '@/api/contract'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import type { CaseDesk } from './case-desk'

const counted = ['meetings', 'follow-ups', 'attachments'] as const

/** How many records the closed sections hold, once the page itself stands. Without an answer they just show no number. */
export function useCounts({ counts }: CaseDesk, id: () => string): void {
  async function count(of: string, name: (typeof counted)[number]): Promise<void> {
    try {
      const { data } = await read(get(`/cases/{id}/${name}`, { id: of, limit: 1, include: 'total' }))
      if (of === id()) counts[name] ??= data.total ?? 0
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
    }
  }

  watch(
    id,
    (of, before) => {
      if (before) Object.keys(counts).forEach((name) => delete counts[name])
      counted.forEach((name) => void count(of, name))
    },
    { immediate: true },
  )
}

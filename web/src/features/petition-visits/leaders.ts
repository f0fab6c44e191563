/** The leaders of the register, offered by name wherever one has to be named. */
import { computed } from 'vue'
import { address, useRead } from '@/api/read'
import { today } from '@/clock'
import type { Page, Person } from '@/api/types'

export function useLeaders() {
  const reading = useRead<Page<Person>>(() => address('/people', { role: 'leader', on: today(), limit: 200 }))
  return computed(() => reading.data.value?.items ?? [])
}

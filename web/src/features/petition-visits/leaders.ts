/** The leaders of the register, offered by name wherever one has to be named. */
import { computed } from 'vue'
import { get } from '@/api/contract'
import { useRead } from '@/api/read'
import { today } from '@/values/clock'

export function useLeaders() {
  const reading = useRead(() => get('/people', { role: 'leader', on: today(), limit: 200 }))
  return computed(() => reading.data.value?.items ?? [])
}

import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { today } from '@/values/clock'

/** The year in the address; this year when there is none. */
export function useYear(): ComputedRef<number> {
  const route = useRoute()
  return computed(() => (/^\d{4}$/.test(String(route.query.year)) ? Number(route.query.year) : Number(today().slice(0, 4))))
}

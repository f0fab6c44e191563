import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Address, Query } from '@/api/contract'

export interface AddressFilters<K extends string> {
  values: ComputedRef<Record<K, string>>
  set: (name: K, value: string) => void
  clear: () => void
}

/**
 * Filters that live in the address, so that a link reproduces the screen. Search text must not be among them: it may
 * hold a name, and addresses end in histories and logs.
 */
export function useAddressFilters<K extends string>(names: readonly K[]): AddressFilters<K> {
  const route = useRoute()
  const router = useRouter()
  const values = computed(() => Object.fromEntries(names.map((name) => [name, one(route.query[name])])) as Record<K, string>)

  function set(name: K, value: string): void {
    const { [name]: _old, ...rest } = route.query
    void router.replace({ query: value ? { ...rest, [name]: value } : rest })
  }

  function clear(): void {
    void router.replace({ query: {} })
  }

  return { values, set, clear }
}

/** The filters of a list that is read. Their names are checked here; what they say the server judges. */
export function useListFilters<A extends Address<'get'>, K extends keyof Query<A> & string>(
  _list: A,
  names: readonly K[],
): AddressFilters<K> & { query: ComputedRef<Pick<Query<A>, K>> } {
  const filters = useAddressFilters(names)
  return { ...filters, query: filters.values as ComputedRef<unknown> as ComputedRef<Pick<Query<A>, K>> }
}

function one(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * Filters that live in the address, so that a link reproduces the screen. Search text must not be among them: it may
 * hold a name, and addresses end in histories and logs.
 */
export function useAddressFilters<K extends string>(names: readonly K[]): {
  values: ComputedRef<Record<K, string>>
  set: (name: K, value: string) => void
  clear: () => void
} {
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

function one(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

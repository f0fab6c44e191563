/**
 * What somebody typed and has not sent yet, kept on the device per account and form so that it survives a reload, an
 * update and a flat battery. Another account on the same phone never sees it.
 */
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { now } from './clock'
import { account } from './features/session/session'

interface Kept {
  kept_at: string
  content: unknown
}

function prefix(form: string): string {
  return `fengqiao.draft.${account.value?.id ?? 'nobody'}.${form}.`
}

export interface KeptDraft<T> {
  id: string
  kept_at: string
  content: T
}

export function keptDrafts<T extends object>(form: string, empty: () => T): KeptDraft<T>[] {
  const start = prefix(form)
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .flatMap((key) => {
      const kept = parse(localStorage.getItem(key))
      return kept ? [{ id: key.slice(start.length), kept_at: kept.kept_at, content: fitted(kept.content, empty()) }] : []
    })
    .sort((a, b) => b.kept_at.localeCompare(a.kept_at))
}

export function dropDraft(form: string, id: string): void {
  localStorage.removeItem(prefix(form) + id)
}

export interface Draft<T> {
  content: Ref<T>
  /** Whether something typed earlier was brought back. */
  restored: boolean
  keptAt: Ref<string | null>
  /** Sent or thrown away: nothing is kept any more, also not by a late timer. */
  drop: () => void
}

export function useDraft<T extends object>(form: string, id: string, empty: () => T): Draft<T> {
  const key = prefix(form) + id
  const kept = parse(localStorage.getItem(key))
  const content = ref(kept ? fitted(kept.content, empty()) : empty()) as Ref<T>
  const keptAt = ref<string | null>(kept?.kept_at ?? null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  let dropped = false

  function keep(): void {
    clearTimeout(timer)
    if (!dirty || dropped) return
    dirty = false
    const kept_at = now().toISOString()
    localStorage.setItem(key, JSON.stringify({ kept_at, content: content.value } satisfies Kept))
    keptAt.value = kept_at
  }

  watch(
    content,
    () => {
      dirty = true
      clearTimeout(timer)
      timer = setTimeout(keep, 300)
    },
    // At once, so that a page closed in the same moment still finds the draft marked as changed.
    { deep: true, flush: 'sync' },
  )
  addEventListener('pagehide', keep)
  onScopeDispose(() => {
    removeEventListener('pagehide', keep)
    keep()
  })

  function drop(): void {
    dropped = true
    clearTimeout(timer)
    localStorage.removeItem(key)
    keptAt.value = null
  }

  return { content, restored: kept !== null, keptAt, drop }
}

function parse(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return typeof kept === 'object' && kept !== null && 'content' in kept && 'kept_at' in kept ? (kept as Kept) : null
  } catch {
    return null
  }
}

/** An older or newer version may have kept other fields: what still fits is taken, the rest is as in an empty form. */
export function fitted<T>(kept: unknown, empty: T): T {
  if (Array.isArray(empty)) return (Array.isArray(kept) ? kept : empty) as T
  if (typeof empty !== 'object' || empty === null) {
    const fits = empty === null ? typeof kept !== 'object' : typeof kept === typeof empty || kept === null
    return (kept !== undefined && fits ? kept : empty) as T
  }
  if (typeof kept !== 'object' || kept === null) return empty
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(empty)) result[name] = fitted((kept as Record<string, unknown>)[name], value)
  return result as T
}

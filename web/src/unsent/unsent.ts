/**
 * What somebody typed and the server has not taken yet: kept on the device per account and form, so that it survives a
 * reload, an update and a flat battery. Another account on the same phone never sees it. Forms and dialogs know nothing else
 * of what is unsent: its id, its text, whether it is on its way, and how it is kept or discarded.
 */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { newId } from '@/api/ids'
import { now } from '@/values/clock'
import { account } from '@/session/session'
import { find, forget, keep as store, names } from './storage'

/** `unanswered`: it was sent, and nobody knows yet whether it arrived. */
type UnsentState = 'untouched' | 'typed' | 'sending' | 'unanswered'

/** What a dialog or a form's frame needs to know of what is typed inside it. */
export interface Holding {
  /** Whether something typed would be lost with it. */
  isTyped: () => boolean
  /** Puts it aside now, as it stands. */
  keep: () => void
  /** Sent or thrown away: nothing is kept any more, also not by a late timer. */
  drop: () => void
  /** False for what the device cannot keep, such as a chosen file. */
  mayKeep: boolean
  /** The device had no room for it. */
  full: Readonly<Ref<boolean>>
  /** Stops waiting for an answer. */
  stop?: () => void
  /** Makes it another record, where what was sent before turned out to be one already. */
  renew?: () => void
  /** Kept from another day, over a record that has changed since where it was typed over. */
  isOverOlder?: boolean
}

export interface Unsent<T> extends Holding {
  /** The id of the record it is to become: the same one however often it is sent. */
  record: Readonly<Ref<string>>
  content: Ref<T>
  /** Whether something typed earlier was brought back. */
  restored: boolean
  keptAt: Ref<string | null>
  state: Readonly<Ref<UnsentState>>
  /** What was last sent without an answer. */
  sent: Readonly<Ref<T | null>>
  /** What the program filled in by itself is not what somebody typed. */
  rebase: () => void
  /** Called around sending; `taken` and `refused` are final answers. */
  begin: () => void
  end: (how: 'taken' | 'refused' | 'unanswered') => void
  /** Part of it is on record now; the rest still waits. */
  isOnRecord: (as: T) => void
}

export interface KeptDraft<T> {
  id: string
  kept_at: string
  content: T
}

function nameOf(form: string, id = ''): string {
  return `fengqiao.draft.${account.value?.id ?? 'nobody'}.${form}.${id}`
}

/** Everything unsent of one form, the newest first. */
export function unsentOf<T extends object>(form: string, empty: () => T): KeptDraft<T>[] {
  const beginning = nameOf(form)
  return names(beginning)
    .flatMap((name) => {
      const kept = find(name)
      return kept ? [{ id: name.slice(beginning.length), kept_at: kept.kept_at, content: fitted(kept.content, empty()) }] : []
    })
    .sort((a, b) => b.kept_at.localeCompare(a.kept_at))
}

export function discard(form: string, id: string): void {
  forget(nameOf(form, id))
}

/** Leaves something for a form that will be opened next; false when the device has no room. */
export function leaveFor(form: string, id: string, content: object): boolean {
  return store(nameOf(form, id), { kept_at: now().toISOString(), content })
}

export interface UnsentOptions<T> {
  /** Whether the content says that somebody typed; otherwise it is compared with what the form began with. */
  typed?: (content: T) => boolean
  /** It corrects a record: what somebody else changed since it was kept stands, unless it was typed too. */
  corrects?: boolean
}

const asText = (value: unknown): string => JSON.stringify(value)

function copied<T>(value: T): T {
  return JSON.parse(asText(value)) as T
}

export function useUnsent<T extends object>(form: string, id: string, empty: () => T, options: UnsentOptions<T> = {}): Unsent<T> {
  const name = nameOf(form, id)
  const before = find(name)
  const begun = empty()
  const record = ref(before?.record ?? newId())
  const rebased = before && options.corrects ? overNow(fitted(before.base, begun), fitted(before.content, begun), begun) : null
  let untouched = asText(begun)
  const content = ref(rebased ? rebased.content : before ? fitted(before.content, empty()) : copied(begun)) as Ref<T>
  const sent = shallowRef(before?.sent === undefined ? null : fitted(before.sent, empty())) as ShallowRef<T | null>
  const keptAt = ref<string | null>(before?.kept_at ?? null)
  const full = shallowRef(false)
  const sending = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let changed = false
  let dropped = false

  const isTyped = (): boolean => !dropped && (options.typed ? options.typed(content.value) : asText(content.value) !== untouched)

  function keep(): void {
    clearTimeout(timer)
    if (!changed || dropped) return
    changed = false
    if (!isTyped() && sent.value === null) {
      forget(name)
      keptAt.value = null
      return
    }
    const kept_at = now().toISOString()
    full.value = !store(name, {
      kept_at,
      content: content.value,
      record: record.value,
      ...(options.corrects ? { base: begun } : {}),
      ...(sent.value === null ? {} : { sent: sent.value }),
    })
    if (!full.value) keptAt.value = kept_at
  }

  function keepAtOnce(): void {
    changed = true
    keep()
  }

  watch(
    content,
    () => {
      changed = true
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
    forget(name)
    sent.value = null
    keptAt.value = null
  }

  function begin(): void {
    sending.value = true
    sent.value = copied(content.value)
    keepAtOnce()
  }

  function end(how: 'taken' | 'refused' | 'unanswered'): void {
    sending.value = false
    if (how === 'refused') sent.value = null
    keepAtOnce()
  }

  function isOnRecord(as: T): void {
    sent.value = copied(as)
    keepAtOnce()
  }

  const state = computed<UnsentState>(() => {
    if (sending.value) return 'sending'
    if (sent.value !== null) return 'unanswered'
    return isTyped() ? 'typed' : 'untouched'
  })
  const renew = (): void => {
    record.value = newId()
    sent.value = null
    keepAtOnce()
  }
  const rebase = (): void => {
    untouched = asText(content.value)
  }

  return {
    record,
    content,
    restored: before !== null,
    isOverOlder: rebased?.conflicts ?? false,
    keptAt,
    state,
    sent,
    full,
    mayKeep: true,
    isTyped,
    keep: keepAtOnce,
    drop,
    renew,
    rebase,
    begin,
    end,
    isOnRecord,
  }
}

/** What was typed over a record, put over the record as it is now; `conflicts` where both changed the same to different things. */
export function overNow<T extends object>(base: T, mine: T, theirs: T): { content: T; conflicts: boolean } {
  const fields = (Object.keys(theirs) as (keyof T)[]).filter((field) => asText(mine[field]) !== asText(base[field]))
  const conflicts = fields.some((field) => asText(theirs[field]) !== asText(base[field]) && asText(theirs[field]) !== asText(mine[field]))
  return { content: { ...copied(theirs), ...Object.fromEntries(fields.map((field) => [field, copied(mine[field])])) }, conflicts }
}

/** What a field was called when a draft of an earlier version was kept. */
const formerNames: Record<string, string> = { amount_fen: 'amount' }

/** An older or newer version may have kept other fields: what still fits is taken, the rest is as in an empty form. */
export function fitted<T>(kept: unknown, empty: T): T {
  if (Array.isArray(empty)) return (Array.isArray(kept) ? kept : empty) as T
  if (typeof empty !== 'object' || empty === null) {
    const fits = empty === null ? typeof kept !== 'object' : typeof kept === typeof empty || kept === null
    return (kept !== undefined && fits ? kept : empty) as T
  }
  if (typeof kept !== 'object' || kept === null) return empty
  const result: Record<string, unknown> = {}
  const known = kept as Record<string, unknown>
  for (const [name, value] of Object.entries(empty)) result[name] = fitted(known[name] ?? known[formerNames[name] ?? ''], value)
  return result as T
}

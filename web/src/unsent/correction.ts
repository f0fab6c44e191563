/**
 * Correcting a record field by field: what was typed over what, and what is left to decide when somebody else changed it
 * meanwhile. Changes to different fields stand side by side; only the same field asks a person.
 */
import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useUnsent, type Unsent } from './unsent'

/** With what was typed goes what it was typed over, so that a draft kept for a day still notices what changed meanwhile. */
interface Typing<T> {
  base: T
  typed: T
  revision: number
}

/** A record as it is now, as it would have been typed. */
export interface Current<T> {
  typed: T
  revision: number
}

export interface Correction<T> {
  content: Ref<Typing<T>>
  unsent: Unsent<Typing<T>>
  drop: () => void
  theirs: Ref<Current<T> | null>
  /** Fields which both have changed, to different things. */
  disputed: ComputedRef<(keyof T)[]>
  /** Takes in the record as it is now; false when a person has to decide first. */
  meet: (now: Current<T>) => boolean
  take: (side: 'mine' | 'theirs') => void
}

function sameText(one: unknown, other: unknown): boolean {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : JSON.stringify(value))
  return text(one) === text(other)
}

/** A form writes into the lists it is given. */
function copied<T>(typed: T): T {
  return JSON.parse(JSON.stringify(typed)) as T
}

export function changesBetween<T extends object>(before: T, after: T): (keyof T)[] {
  return (Object.keys(after) as (keyof T)[]).filter((field) => !sameText(before[field], after[field]))
}

export function conflicts<T extends object>(base: T, mine: T, theirs: T): (keyof T)[] {
  const changedThere = changesBetween(base, theirs)
  return changesBetween(base, mine).filter((field) => changedThere.includes(field) && !sameText(mine[field], theirs[field]))
}

/** `form` and `id` name the draft; `now` tells the record anew each time, because what is typed must not change what it was. */
export function useCorrection<T extends object>(form: string, id: string, now: () => Current<T>): Correction<T> {
  const isTyped = ({ base, typed }: Typing<T>): boolean => changesBetween(base, typed).length > 0
  const unsent = useUnsent<Typing<T>>(form, id, () => ({ revision: now().revision, base: now().typed, typed: now().typed }), {
    typed: isTyped,
  })
  const { content, drop } = unsent
  const theirs = shallowRef<Current<T> | null>(null)
  const disputed = computed(() => (theirs.value ? conflicts(content.value.base, content.value.typed, theirs.value.typed) : []))

  function meet(current: Current<T>): boolean {
    theirs.value = current
    if (disputed.value.length) return false
    take('mine')
    return true
  }

  function take(side: 'mine' | 'theirs'): void {
    if (!theirs.value) return
    const { typed, revision } = theirs.value
    const { base, typed: mine } = content.value
    const kept = changesBetween(base, mine).filter((field) => side === 'mine' || !disputed.value.includes(field))
    const changes = Object.fromEntries(kept.map((field) => [field, mine[field]])) as Partial<T>
    content.value = { base: copied(typed), typed: { ...typed, ...changes }, revision }
    theirs.value = null
  }

  if (content.value.revision !== now().revision) meet(now())
  return { content, unsent, drop, theirs, disputed, meet, take }
}

/**
 * What stands on the page of one case, for its sections: the case, what was done on the page, and the way to ask for more.
 * The page provides it; sections use it instead of passing everything up and down.
 */
import { inject, provide, reactive, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Writing } from '@/api/contract'
import type { Case } from '@/api/types'
import type { FormName } from '../forms/forms'

/** A form that is open: for a new record, or for one that is there. */
export interface Asking {
  form: FormName
  record?: { id: string; revision: number }
}

export interface Removing {
  name: string
  writing: (reason: string) => Writing<unknown>
  /** Whether the reason is asked for. */
  because?: boolean
}

export interface CaseDesk {
  found: Readonly<Ref<Case | null>>
  /** The case's id; its sections stand on the page only once it was read. */
  id: () => string
  /** Counts what was changed, so that sections read again. */
  changes: ShallowRef<number>
  /** How many records a section holds, once known. */
  counts: Record<string, number>
  ask: (form: FormName, record?: Asking['record']) => void
  remove: (what: Removing) => void
  /** The case as a change answered with it, and what to say about it. */
  show: (now: Case, words: string) => void
  /** Something was changed whose answer was not the case. */
  reload: (words: string) => Promise<void>
  /** Whether this person may add to this case at all. */
  mayWrite: Readonly<Ref<boolean>>
}

const deskKey: InjectionKey<CaseDesk> = Symbol('case desk')

export function provideDesk(desk: Omit<CaseDesk, 'id' | 'changes' | 'counts'>): CaseDesk {
  const whole = { ...desk, id: () => desk.found.value?.id ?? '', changes: shallowRef(0), counts: reactive<Record<string, number>>({}) }
  provide(deskKey, whole)
  return whole
}

export function useDesk(): CaseDesk {
  const desk = inject(deskKey)
  if (!desk) throw new Error('a section of a case stands outside its page')
  return desk
}

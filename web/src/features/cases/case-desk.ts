/**
 * What stands on the page of one case, for its sections: the case, what was done on the page, and the way to ask for more.
 * The page provides it; sections use it instead of passing everything up and down.
 */
import { inject, provide, reactive, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Case } from '@/api/types'
import type { FormName } from './forms'

/** A form that is open: for a new record, or for one that is there. */
export interface Asking {
  form: FormName
  record?: { id: string; revision: number }
}

export interface Removing {
  path: string
  name: string
  revision: number
  /** Whether the reason is asked for and sent. */
  because?: boolean
}

export interface CaseDesk {
  found: Readonly<Ref<Case | null>>
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

export function provideDesk(desk: Omit<CaseDesk, 'changes' | 'counts'>): CaseDesk {
  const whole = { ...desk, changes: shallowRef(0), counts: reactive<Record<string, number>>({}) }
  provide(deskKey, whole)
  return whole
}

export function useDesk(): CaseDesk {
  const desk = inject(deskKey)
  if (!desk) throw new Error('a section of a case stands outside its page')
  return desk
}

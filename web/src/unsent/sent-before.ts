/** What was sent under an id without an answer: whether it is on record, and as what. */
import { shallowRef, type ShallowRef } from 'vue'
import type { Get } from '@/api/contract'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'

/** `unknown`: nobody answers. */
export type Found = 'absent' | 'same' | 'differs' | 'unknown'

/** The record at an address; null where there is none. */
export async function onRecord<R>(address: Get<R>): Promise<R | null> {
  try {
    return (await read(address)).data
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return null
    throw failure
  }
}

export interface SentBefore<R> {
  /** On record already, while something else has been typed. */
  arrived: ShallowRef<R | null>
  asking: ShallowRef<boolean>
  /** Looks whether it is on record; `differs` says whether something else is typed now. */
  lookAt: (address: Get<R>, differs: (found: R) => boolean) => Promise<Found>
}

export function useSentBefore<R>(problem: ShallowRef<Problem | null>): SentBefore<R> {
  const arrived = shallowRef<R | null>(null)
  const asking = shallowRef(false)

  async function lookAt(address: Get<R>, differs: (found: R) => boolean): Promise<Found> {
    asking.value = true
    try {
      const found = await onRecord(address)
      if (!found) return 'absent'
      arrived.value = found
      return differs(found) ? 'differs' : 'same'
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
      return 'unknown'
    } finally {
      asking.value = false
    }
  }

  return { arrived, asking, lookAt }
}

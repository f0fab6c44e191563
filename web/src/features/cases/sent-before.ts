/** A dispute whose answer was lost: whether it is on record, and what becomes of what was typed since. */
import { shallowRef } from 'vue'
import { newId } from '@/api/ids'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import type { Case } from '@/api/types'
import { useWriter } from '@/api/write'
import { leaveFor, type UnsentForm } from '@/unsent'
import { quickLogForm, type QuickLog } from './quick-log'
import { asOnRecord, correctionsOf, isChanged } from './quick-log-again'

/** The case as it is on record; null when it never arrived. */
async function onRecord(id: string): Promise<Case | null> {
  try {
    return (await read<Case>(`/cases/${id}`)).data
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return null
    throw failure
  }
}

export function useSentBefore(id: string, { unsent, content, problem }: UnsentForm<QuickLog>) {
  /** Its own: what was sent under the id stays what it was while the corrections are on their way. */
  const { sending, problem: correctionProblem, trySend } = useWriter()
  /** On record already, while something else has been typed. */
  const arrived = shallowRef<Case | null>(null)
  const asking = shallowRef(false)

  /** Looks whether what was sent before is on record. `unknown` when nobody answers. */
  async function look(sent: QuickLog | null): Promise<'absent' | 'same' | 'differs' | 'unknown'> {
    asking.value = true
    try {
      const found = await onRecord(id)
      if (!found) return 'absent'
      arrived.value = found
      // A draft of an earlier version does not know what was sent: then what is on record says it.
      unsent.isOnRecord(sent ?? asOnRecord(found, content.value))
      return unsent.sent.value && isChanged(unsent.sent.value, content.value) ? 'differs' : 'same'
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
      return 'unknown'
    } finally {
      asking.value = false
    }
  }

  /** Makes the record what is typed now; true once it is. */
  async function correct(): Promise<Case | null> {
    const [sent, record] = [unsent.sent.value, arrived.value]
    if (!sent || !record) return null
    problem.value = null
    const done = JSON.parse(JSON.stringify(sent)) as QuickLog
    for (const each of correctionsOf(sent, content.value, record)) {
      const receipt = await trySend<unknown>(each.writing)
      if (!receipt) {
        problem.value = correctionProblem.value
        if (problem.value?.status === 412) arrived.value = await onRecord(id)
        return null
      }
      each.done(done)
      unsent.isOnRecord(done)
    }
    return onRecord(id)
  }

  /** The id under which the same text goes on as another dispute; the people in it are others, too. */
  function another(): string {
    const other = newId()
    const { first, second } = content.value
    leaveFor(quickLogForm, other, { ...content.value, first: { ...first, id: newId() }, second: { ...second, id: newId() } })
    unsent.drop()
    return other
  }

  return { arrived, asking, sending, look, correct, another }
}

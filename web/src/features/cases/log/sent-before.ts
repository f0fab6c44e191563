/** A dispute whose answer was lost: whether it is on record, and what becomes of what was typed since. */
import { get } from '@/api/contract'
import { newId } from '@/api/ids'
import type { Case } from '@/api/types'
import { useWriter } from '@/api/write'
import { leaveFor, onRecord, useSentBefore, type Found, type UnsentForm } from '@/unsent'
import { quickLogForm, type QuickLog } from './quick-log'
import { asOnRecord, correctionsOf, isChanged } from './quick-log-again'

export function useCaseSentBefore(id: string, { unsent, content, problem }: UnsentForm<QuickLog>) {
  /** Its own: what was sent under the id stays what it was while the corrections are on their way. */
  const { sending, problem: correctionProblem, trySend } = useWriter()
  const { arrived, asking, lookAt } = useSentBefore<Case>(problem)
  const address = get('/cases/{id}', { id })

  /** Looks whether what was sent before is on record. */
  function look(sent: QuickLog | null): Promise<Found> {
    return lookAt(address, (found) => {
      // A draft of an earlier version does not know what was sent: then what is on record says it.
      unsent.isOnRecord(sent ?? asOnRecord(found, content.value))
      return unsent.sent.value !== null && isChanged(unsent.sent.value, content.value)
    })
  }

  /** Makes the record what is typed now; true once it is. */
  async function correct(): Promise<Case | null> {
    const [sent, record] = [unsent.sent.value, arrived.value]
    if (!sent || !record) return null
    problem.value = null
    const done = JSON.parse(JSON.stringify(sent)) as QuickLog
    for (const each of correctionsOf(sent, content.value, record)) {
      const receipt = await trySend(each.writing)
      if (!receipt) {
        problem.value = correctionProblem.value
        if (problem.value?.status === 412) arrived.value = await onRecord(address)
        return null
      }
      each.done(done)
      unsent.isOnRecord(done)
    }
    return onRecord(address)
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

/** A form whose text is kept until the server has taken it: what is typed, and the way to send it. */
import type { Writing } from '@/api/contract'
import { isLost } from '@/api/problem'
import { useWriter, type FormWriter, type Receipt, type WriterOptions } from '@/api/write'
import { useUnsent, type Unsent, type UnsentOptions } from './unsent'

export interface UnsentForm<T> extends Pick<FormWriter, 'sending' | 'problem'> {
  unsent: Unsent<T>
  content: Unsent<T>['content']
  drop: () => void
  /** Null when it was not taken; the reason is then in `problem`, and what was typed is kept. */
  trySend: <R>(writing: Writing<R>) => Promise<Receipt<R> | null>
}

export interface UnsentFormOptions<T> extends UnsentOptions<T> {
  /** Sent in several steps: it is dropped by the form, after the last. */
  steps?: boolean
  /** It holds its record's id itself and knows what to do when that is there already. */
  settles?: boolean
  writer?: WriterOptions
}

export function useUnsentForm<T extends object>(
  form: string,
  id: string,
  empty: () => T,
  options: UnsentFormOptions<T> = {},
): UnsentForm<T> {
  const writer = useWriter(options.writer)
  const { renew, ...held } = useUnsent(form, id, empty, options)
  const unsent: Unsent<T> = { ...held, stop: writer.stop, ...(options.settles || options.corrects || !renew ? {} : { renew }) }

  async function trySend<R>(writing: Writing<R>): Promise<Receipt<R> | null> {
    unsent.begin()
    const receipt = await writer.trySend(writing)
    const unanswered = writer.problem.value === null || isLost(writer.problem.value)
    unsent.end(receipt ? 'taken' : unanswered ? 'unanswered' : 'refused')
    if (receipt && !options.steps) unsent.drop()
    return receipt
  }

  return { unsent, content: unsent.content, drop: unsent.drop, sending: writer.sending, problem: writer.problem, trySend }
}

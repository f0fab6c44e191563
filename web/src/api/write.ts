/**
 * The one way to change anything. A writer belongs to one form: it keeps the Idempotency-Key of what it is sending until
 * the server has given a final answer, so pressing the button again after a lost answer can never do the thing twice.
 */
import { shallowRef, type ShallowRef } from 'vue'
import { askReason, needsReason } from './change-reason'
import type { Writing } from './contract'
import { newId } from './ids'
import { isLost, Problem } from './problem'
import { content, fileOf, request, revisionOf } from './request'

export interface Receipt<T> {
  data: T
  revision: number | null
  status: number
}

export interface Writer {
  send: <T>(writing: Writing<T>) => Promise<Receipt<T>>
  /** Gives up waiting for the answer now awaited; the key stays, so sending the same again does it once. */
  stop: () => void
}

export interface WriterOptions {
  /** Seconds to wait before each new attempt after a lost answer. */
  patience?: number[]
}

export function createWriter({ patience = [1, 3] }: WriterOptions = {}): Writer {
  let pending: { key: string; sent: string } | null = null
  let stopper = new AbortController()

  async function send<T>(writing: Writing<T>): Promise<Receipt<T>> {
    const sent = fingerprint(writing)
    // Another body under the same key would be refused, so a changed form gets a new key.
    if (pending === null || pending.sent !== sent) pending = { key: newId(), sent }
    const key = pending.key
    const { signal } = (stopper = new AbortController())
    for (let attempt = 0; ; attempt++) {
      try {
        const receipt = await sendOnce(writing, key, signal)
        pending = null
        return receipt
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure
        if (!isLost(failure)) {
          pending = null
          throw failure
        }
        const wait = patience[attempt]
        if (wait === undefined || signal.aborted) throw failure
        await waited(wait * 1000, signal)
        if (signal.aborted) throw failure
      }
    }
  }

  return { send, stop: () => stopper.abort() }
}

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
    signal.addEventListener('abort', () => resolve())
  })
}

export interface FormWriter extends Writer {
  sending: ShallowRef<boolean>
  problem: ShallowRef<Problem | null>
  /** Like send, but null instead of an exception; the reason is then in `problem`. */
  trySend: <T>(writing: Writing<T>) => Promise<Receipt<T> | null>
}

export function useWriter(options?: WriterOptions): FormWriter {
  const writer = createWriter(options)
  const sending = shallowRef(false)
  const problem = shallowRef<Problem | null>(null)

  /** A change to a sealed year goes out once more with the reason the person gives. */
  async function sendWithReason<T>(writing: Writing<T>): Promise<Receipt<T>> {
    try {
      return await writer.send(writing)
    } catch (failure) {
      if (!(failure instanceof Problem) || !needsReason(failure)) throw failure
      const reason = await askReason(failure)
      if (reason === null) throw failure
      return writer.send({ ...writing, body: { ...(writing.body as object | undefined), change_reason: reason } })
    }
  }

  let stopped = false
  function stop(): void {
    stopped = true
    writer.stop()
  }

  async function trySend<T>(writing: Writing<T>): Promise<Receipt<T> | null> {
    // A second tap while the first is on its way is the same tap.
    if (sending.value) return null
    sending.value = true
    stopped = false
    problem.value = null
    try {
      return await sendWithReason(writing)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      // Who put it aside knows that there was no answer.
      problem.value = stopped && isLost(failure) ? null : failure
      return null
    } finally {
      sending.value = false
    }
  }

  return { send: writer.send, stop, sending, problem, trySend }
}

async function sendOnce<T>({ method, path, body, revision, file }: Writing<T>, key: string, signal: AbortSignal): Promise<Receipt<T>> {
  const headers = new Headers({ 'Idempotency-Key': key })
  if (revision !== null && revision !== undefined) headers.set('If-Match', `"${revision}"`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  const sent = body === undefined ? null : JSON.stringify(body)
  const response = await request(path, { method, headers, body: sent, signal }, 20)
  const data = response.status === 204 ? undefined : await (file ? fileOf(response) : content(response))
  return { data: data as T, revision: revisionOf(response), status: response.status }
}

function fingerprint({ method, path, body, revision }: Writing<unknown>): string {
  return JSON.stringify([method, path, body ?? null, revision ?? null])
}

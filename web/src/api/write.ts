/**
 * The one way to change anything. A writer belongs to one form: it keeps the Idempotency-Key of what it is sending until
 * the server has given a final answer, so pressing the button again after a lost answer can never do the thing twice.
 */
import { shallowRef, type ShallowRef } from 'vue'
import { askReason, needsReason } from './change-reason'
import { newId } from './ids'
import { Problem } from './problem'
import { content, request, revisionOf } from './request'

export interface Writing {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  /** The revision this change was made from; sent as If-Match. */
  revision?: number | null
}

export interface Receipt<T> {
  data: T
  revision: number | null
  status: number
}

export interface Writer {
  send: <T>(writing: Writing) => Promise<Receipt<T>>
}

export interface WriterOptions {
  /** Seconds to wait before each new attempt after a lost answer. */
  patience?: number[]
}

export function createWriter({ patience = [1, 3] }: WriterOptions = {}): Writer {
  let pending: { key: string; sent: string | FormData } | null = null

  async function send<T>(writing: Writing): Promise<Receipt<T>> {
    const sent = fingerprint(writing)
    // Another body under the same key would be refused, so a changed form gets a new key.
    if (pending === null || pending.sent !== sent) pending = { key: newId(), sent }
    const key = pending.key
    for (let attempt = 0; ; attempt++) {
      try {
        const receipt = await sendOnce<T>(writing, key)
        pending = null
        return receipt
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure
        if (!mayHaveBeenLost(failure)) {
          pending = null
          throw failure
        }
        const wait = patience[attempt]
        if (wait === undefined) throw failure
        await new Promise((resolve) => setTimeout(resolve, wait * 1000))
      }
    }
  }

  return { send }
}

export interface FormWriter extends Writer {
  sending: ShallowRef<boolean>
  problem: ShallowRef<Problem | null>
  /** Like send, but null instead of an exception; the reason is then in `problem`. */
  trySend: <T>(writing: Writing) => Promise<Receipt<T> | null>
}

export function useWriter(options?: WriterOptions): FormWriter {
  const writer = createWriter(options)
  const sending = shallowRef(false)
  const problem = shallowRef<Problem | null>(null)

  /** A change to a sealed year goes out once more with the reason the person gives. */
  async function sendWithReason<T>(writing: Writing): Promise<Receipt<T>> {
    try {
      return await writer.send<T>(writing)
    } catch (failure) {
      if (!(failure instanceof Problem) || !needsReason(failure) || writing.body instanceof FormData) throw failure
      const reason = await askReason(failure)
      if (reason === null) throw failure
      return writer.send<T>({ ...writing, body: { ...(writing.body as object | undefined), change_reason: reason } })
    }
  }

  async function trySend<T>(writing: Writing): Promise<Receipt<T> | null> {
    // A second tap while the first is on its way is the same tap.
    if (sending.value) return null
    sending.value = true
    problem.value = null
    try {
      return await sendWithReason<T>(writing)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
      return null
    } finally {
      sending.value = false
    }
  }

  return { send: writer.send, sending, problem, trySend }
}

async function sendOnce<T>({ method, path, body, revision }: Writing, key: string): Promise<Receipt<T>> {
  const headers = new Headers({ 'Idempotency-Key': key })
  if (revision !== null && revision !== undefined) headers.set('If-Match', `"${revision}"`)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json')
  const sent = body === undefined ? null : isForm ? body : JSON.stringify(body)
  const response = await request(path, { method, headers, body: sent }, isForm ? 300 : 20)
  const data = response.status === 204 ? undefined : await content(response)
  return { data: data as T, revision: revisionOf(response), status: response.status }
}

function fingerprint({ method, path, body, revision }: Writing): string | FormData {
  if (body instanceof FormData) return body
  return JSON.stringify([method, path, body ?? null, revision ?? null])
}

function mayHaveBeenLost(problem: Problem): boolean {
  return problem.kind === 'network' || [502, 503, 504].includes(problem.status)
}

/**
 * Sending a file with a bar that moves; everything else is as in `write.ts`: one Idempotency-Key until the server has
 * given a final answer, and a Problem for every refusal. Only XMLHttpRequest tells how much has been sent.
 */
import { shallowRef } from 'vue'
import { language } from '@/values/language'
import { base, type Upload } from './contract'
import { newId } from './ids'
import { networkProblem, Problem } from './problem'
import { sessionEnded } from './session-ended'

type Progress = (share: number) => void

/** `progress` is told how much of the file has been sent, 0 to 1. */
function uploadOnce<T>({ path, form }: Upload<T>, key: string, progress: Progress): Promise<T> {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest()
    sent.open('POST', base + path)
    sent.timeout = 600_000
    sent.setRequestHeader('Idempotency-Key', key)
    sent.setRequestHeader('Accept', 'application/json')
    sent.setRequestHeader('Accept-Language', language.value)
    sent.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    sent.upload.onload = () => progress(1)
    sent.onerror = sent.ontimeout = sent.onabort = () => reject(networkProblem())
    sent.onload = () => {
      const body = parsed(sent.responseText)
      if (sent.status >= 200 && sent.status < 300) return body === null ? reject(networkProblem()) : resolve(body as T)
      reject(new Problem('refused', sent.status, body ?? {}))
    }
    sent.send(form)
  })
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
  } catch {
    return null
  }
}

export function useUpload() {
  const sending = shallowRef(false)
  const share = shallowRef(0)
  const problem = shallowRef<Problem | null>(null)
  let pending: { key: string; what: string } | null = null

  /** `what` names what is being sent; the same thing sent again after a lost answer goes under the same key. */
  async function tryUpload<T>(upload: Upload<T>, what: string): Promise<T | null> {
    if (sending.value) return null
    if (pending?.what !== what) pending = { key: newId(), what }
    sending.value = true
    share.value = 0
    problem.value = null
    try {
      const { key } = pending
      const once = () => uploadOnce(upload, key, (now) => (share.value = now))
      const answer = await once().catch(async (failure: unknown) => {
        const ended = failure instanceof Problem && failure.status === 401
        if (!ended || !(await sessionEnded())) throw failure
        return once()
      })
      pending = null
      return answer
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      if (failure.kind !== 'network' && failure.status < 500) pending = null
      problem.value = failure
      return null
    } finally {
      sending.value = false
    }
  }

  return { sending, share, problem, tryUpload }
}

import { language } from '@/values/language'
import { base } from './contract'
import { networkProblem, Problem, problemFrom } from './problem'
import { sessionEnded } from './session-ended'

/**
 * One request, one answer: the response when the server accepted it, a Problem in every other case. A request that finds the
 * session ended waits until the person has signed in again and goes out once more: what they were doing goes on.
 */
export async function request(path: string, init: RequestInit, seconds: number): Promise<Response> {
  try {
    return await requestOnce(path, init, seconds)
  } catch (failure) {
    const ended = failure instanceof Problem && failure.status === 401 && !path.startsWith('/session')
    if (!ended || !(await sessionEnded())) throw failure
    return requestOnce(path, init, seconds)
  }
}

async function requestOnce(path: string, init: RequestInit, seconds: number): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), seconds * 1000)
  const cancel = () => stop.abort()
  init.signal?.addEventListener('abort', cancel)
  try {
    const headers = new Headers(init.headers)
    headers.set('Accept-Language', language.value)
    headers.set('Accept', 'application/json')
    const response = await fetch(base + path, { ...init, headers, signal: stop.signal, credentials: 'same-origin' }).catch(() => {
      throw networkProblem()
    })
    if (response.ok) return response
    throw await problemFrom(response)
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', cancel)
  }
}

/** The revision from `ETag: "4"`; null for answers that cannot be edited. */
export function revisionOf(response: Response): number | null {
  const found = /"(\d+)"/.exec(response.headers.get('ETag') ?? '')
  return found ? Number(found[1]) : null
}

/** A connection cut in the middle of an answer is a lost answer, not a broken program. */
export async function content(response: Response): Promise<unknown> {
  return response.json().catch(() => {
    throw networkProblem()
  })
}

/** The same for a file. */
export async function fileOf(response: Response): Promise<Blob> {
  return response.blob().catch(() => {
    throw networkProblem()
  })
}

import { afterEach, expect, test, vi } from 'vitest'
import { asTyped } from './body'
import { patch, post, remove } from './contract'
import { Problem } from './problem'
import { reasonQuestion } from './change-reason'
import { onSessionEnded } from './session-ended'
import { createWriter, useWriter } from './write'

interface Sent {
  url: string
  headers: Headers
  body: unknown
}

function server(...answers: (Response | 'no network')[]): Sent[] {
  const seen: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({ url, headers: new Headers(init.headers), body: typeof init.body === 'string' ? JSON.parse(init.body) : null })
    const answer = answers.shift()
    if (answer === undefined || answer === 'no network') throw new TypeError('failed')
    return answer
  })
  return seen
}

const created = () => new Response('{"id":"1"}', { status: 201, headers: { ETag: '"1"' } })
const refused = () =>
  new Response('{"title":"还有没填的","code":"invalid","errors":[{"pointer":"/facts","code":"missing","detail":"请写明"}]}', {
    status: 422,
  })
const logging = (facts: string) => post('/cases', { body: asTyped({ facts }) })
const writing = logging('a')
const correcting = patch('/cases/{id}', { id: '1', body: { facts: 'b' }, revision: 4 })
const keyOf = (sent: Sent | undefined) => sent?.headers.get('Idempotency-Key')

afterEach(() => vi.unstubAllGlobals())

test('a lost answer is asked for again under the same key', async () => {
  const seen = server('no network', created())
  const receipt = await createWriter({ patience: [0] }).send(writing)
  expect(receipt).toEqual({ data: { id: '1' }, revision: 1, status: 201 })
  expect(keyOf(seen[0])).toBe(keyOf(seen[1]))
})

test('pressing the button again after giving up keeps the key, changing the form makes a new one', async () => {
  const seen = server('no network', 'no network', created())
  const writer = createWriter({ patience: [] })
  await expect(writer.send(writing)).rejects.toMatchObject({ kind: 'network' })
  await expect(writer.send(writing)).rejects.toMatchObject({ kind: 'network' })
  await writer.send(logging('b'))
  expect(keyOf(seen[0])).toBe(keyOf(seen[1]))
  expect(keyOf(seen[2])).not.toBe(keyOf(seen[1]))
})

test('a refusal is final: it carries the reasons, is not repeated, and the next try has a new key', async () => {
  const seen = server(refused(), created())
  const writer = createWriter({ patience: [0] })
  const failure = await writer.send(writing).catch((problem: unknown) => problem)
  expect(failure).toBeInstanceOf(Problem)
  expect(failure).toMatchObject({ kind: 'refused', status: 422, code: 'invalid', errors: [{ pointer: '/facts' }] })
  await writer.send(writing)
  expect(keyOf(seen[0])).not.toBe(keyOf(seen[1]))
})

test('the revision a change was made from goes along', async () => {
  const seen = server(created())
  await createWriter().send(correcting)
  expect(seen[0]?.headers.get('If-Match')).toBe('"4"')
})

test('an answer cut off in the middle counts as lost', async () => {
  server(new Response('{"id":', { status: 201 }))
  await expect(createWriter({ patience: [] }).send(writing)).rejects.toMatchObject({ kind: 'network' })
})

const sealed = () =>
  new Response(
    '{"title":"须写明原因","code":"reason_required","errors":[{"pointer":"/change_reason","code":"reason_required","detail":"已计入 2023 年封存的数字"}]}',
    { status: 422 },
  )

/** Answers the question as soon as it is asked. */
async function answerWith(reason: string | null): Promise<string> {
  await vi.waitFor(() => expect(reasonQuestion.value).not.toBeNull())
  const { why, answer } = reasonQuestion.value!
  answer(reason)
  return why
}

test('a change to a sealed year is sent again with the reason, as another change', async () => {
  const seen = server(sealed(), created())
  const { trySend, problem } = useWriter()
  const sending = trySend(correcting)
  expect(await answerWith('笔误')).toBe('已计入 2023 年封存的数字')
  expect(await sending).toMatchObject({ status: 201 })
  expect(seen.map((each) => each.body)).toEqual([{ facts: 'b' }, { facts: 'b', change_reason: '笔误' }])
  expect(seen[1]?.headers.get('If-Match')).toBe('"4"')
  expect(keyOf(seen[0])).not.toBe(keyOf(seen[1]))
  expect([problem.value, reasonQuestion.value]).toEqual([null, null])
})

test('a removal has no body until it needs a reason', async () => {
  const seen = server(sealed(), created())
  const sending = useWriter().trySend(remove('/cases/{id}/parties/{child_id}', { id: '1', child_id: '2', revision: 1 }))
  await answerWith('重复登记')
  await sending
  expect(seen.map((each) => each.body)).toEqual([null, { change_reason: '重复登记' }])
})

test('who gives no reason changes nothing and is told why', async () => {
  const seen = server(sealed())
  const { trySend, problem } = useWriter()
  const sending = trySend(writing)
  await answerWith(null)
  expect(await sending).toBeNull()
  expect(problem.value?.code).toBe('reason_required')
  expect(seen).toHaveLength(1)
})

test('a reason that the command itself asks for is a matter of its own form', async () => {
  server(
    new Response(
      '{"title":"须写明原因","code":"reason_required","errors":[{"pointer":"/extension_reason","code":"reason_required","detail":"须写明原因"}]}',
      { status: 422 },
    ),
  )
  const { trySend, problem } = useWriter()
  expect(await trySend(writing)).toBeNull()
  expect([problem.value?.code, reasonQuestion.value]).toEqual(['reason_required', null])
})

test('who stops waiting is not told that there was no answer, and the key stays', async () => {
  const seen: string[] = []
  let answer = false
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    seen.push(new Headers(init.headers).get('Idempotency-Key') ?? '')
    if (answer) return Promise.resolve(created())
    return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))))
  })
  const writer = useWriter({ patience: [1] })
  const sending = writer.trySend(writing)
  await Promise.resolve()
  writer.stop()
  expect([await sending, writer.problem.value, writer.sending.value]).toEqual([null, null, false])
  answer = true
  await writer.trySend(writing)
  expect(seen[0]).toBe(seen[1])
})

test('a request that finds the session ended goes out once more when the person is back', async () => {
  const seen = server(new Response('{"code":"not_signed_in","title":"请先登录"}', { status: 401 }), created())
  onSessionEnded(() => Promise.resolve(true))
  const receipt = await createWriter().send(writing)
  expect([receipt.data.id, seen.length, keyOf(seen[0]) === keyOf(seen[1])]).toEqual(['1', 2, true])
  server(new Response('{"code":"not_signed_in","title":"请先登录"}', { status: 401 }))
  onSessionEnded(() => Promise.resolve(false))
  await expect(createWriter().send(writing)).rejects.toMatchObject({ status: 401 })
})

import { afterEach, expect, test, vi } from 'vitest'
import { Problem } from './problem'
import { createWriter } from './write'

interface Sent {
  url: string
  headers: Headers
}

function server(...answers: (Response | 'no network')[]): Sent[] {
  const seen: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({ url, headers: new Headers(init.headers) })
    const answer = answers.shift()
    if (answer === undefined || answer === 'no network') throw new TypeError('failed')
    return answer
  })
  return seen
}

const created = () => new Response('{"id":"1"}', { status: 201, headers: { ETag: '"1"' } })
const refused = () => new Response('{"title":"还有没填的","code":"invalid","errors":[{"pointer":"/facts","code":"missing","detail":"请写明"}]}', { status: 422 })
const writing = { method: 'POST', path: '/cases', body: { facts: 'a' } } as const
const keyOf = (sent: Sent | undefined) => sent?.headers.get('Idempotency-Key')

afterEach(() => vi.unstubAllGlobals())

test('a lost answer is asked for again under the same key', async () => {
  const seen = server('no network', created())
  const receipt = await createWriter({ patience: [0] }).send<{ id: string }>(writing)
  expect(receipt).toEqual({ data: { id: '1' }, revision: 1, status: 201 })
  expect(keyOf(seen[0])).toBe(keyOf(seen[1]))
})

test('pressing the button again after giving up keeps the key, changing the form makes a new one', async () => {
  const seen = server('no network', 'no network', created())
  const writer = createWriter({ patience: [] })
  await expect(writer.send(writing)).rejects.toMatchObject({ kind: 'network' })
  await expect(writer.send(writing)).rejects.toMatchObject({ kind: 'network' })
  await writer.send({ ...writing, body: { facts: 'b' } })
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
  await createWriter().send({ method: 'PATCH', path: '/cases/1', body: {}, revision: 4 })
  expect(seen[0]?.headers.get('If-Match')).toBe('"4"')
})

test('an answer cut off in the middle counts as lost', async () => {
  server(new Response('{"id":', { status: 201 }))
  await expect(createWriter({ patience: [] }).send(writing)).rejects.toMatchObject({ kind: 'network' })
})

import { afterEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { get } from './contract'
import { useList } from './list'
import { useRead } from './read'

interface Asked {
  url: string
  answer: (body: unknown) => Promise<void>
}

/** Each request waits until the test answers it; one that is stopped fails as the browser's do. */
function server(): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal(
    'fetch',
    (url: string, init: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        const answer = async (body: unknown): Promise<void> => {
          resolve(new Response(JSON.stringify(body)))
          await new Promise((done) => setTimeout(done))
        }
        asked.push({ url, answer })
      }),
  )
  return asked
}

const scope = effectScope()
const inScope = <T>(what: () => T): T => scope.run(what)!
afterEach(() => vi.unstubAllGlobals())

test('a newer address stops the older request, whose answer is dropped', async () => {
  const asked = server()
  const id = shallowRef('1')
  const reading = inScope(() => useRead(() => get('/cases/{id}', { id: id.value })))
  id.value = '2'
  await nextTick()
  await asked[1]!.answer({ id: '2' })
  await asked[0]!.answer({ id: '1' })
  expect(asked.map((each) => each.url)).toEqual(['/api/v1/cases/1', '/api/v1/cases/2'])
  expect([reading.data.value?.id, reading.problem.value, reading.loading.value]).toEqual(['2', null, false])
})

test('without an address nothing is read, and nothing goes on loading', async () => {
  server()
  const open = shallowRef(true)
  const reading = inScope(() => useRead(() => (open.value ? get('/cases/{id}', { id: '1' }) : null)))
  expect(reading.loading.value).toBe(true)
  open.value = false
  await nextTick()
  await nextTick()
  expect([reading.loading.value, reading.problem.value]).toEqual([false, null])
})

test('a list goes on where it ended, and begins again under another address', async () => {
  const asked = server()
  const q = shallowRef('')
  const list = inScope(() => useList(() => get('/cases', { q: q.value, limit: 2 })))
  await asked[0]!.answer({ items: [{ id: '1' }, { id: '2' }], next: 'a b', total: 3 })
  expect([list.items.value?.length, list.total.value, list.hasMore()]).toEqual([2, 3, true])
  void list.more()
  await asked[1]!.answer({ items: [{ id: '3' }] })
  expect([list.items.value?.map((each) => each.id), list.total.value, list.hasMore()]).toEqual([['1', '2', '3'], 3, false])
  q.value = '王'
  await nextTick()
  await asked[2]!.answer({ items: [], total: 0 })
  expect([asked[1]!.url, list.items.value, list.total.value]).toEqual(['/api/v1/cases?limit=2&cursor=a%20b', [], 0])
})

import { expect, test } from 'vitest'
import { sameBecause, sortedByMatter } from './same-matter'
import type { ListedVisit, Visit } from './visit'

const visit = (id: string, matter_id: string, received_on: string, names = ['王某福']) =>
  ({ id, matter_id, received_on, restricted: false, visitors: names.map((name) => ({ id: name, name })) }) as unknown as Visit

test('an earlier visit stands in the matter or among those that may belong to it, once', () => {
  const now = visit('c', 'a', '2026-05-06')
  const restricted = { id: 'r', received_on: '2026-01-01', persons_present: 1, restricted: true } as ListedVisit
  const found = sortedByMatter(now, [
    visit('b', 'a', '2026-04-02'),
    visit('x', 'x', '2026-03-01'),
    visit('a', 'a', '2026-01-05'),
    visit('a', 'a', '2026-01-05'),
    now,
    restricted,
  ])
  expect(found.same.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(found.maybe.map(({ id }) => id)).toEqual(['x'])
})

test('it is said by what a visitor is known again', () => {
  expect(sameBecause(visit('a', 'a', ''), visit('b', 'b', '', ['李某珍', '王某福']))).toEqual(['同名（王某福）'])
  expect(sameBecause(visit('a', 'a', ''), visit('b', 'b', '', ['王福']))).toEqual(['电话相同'])
})

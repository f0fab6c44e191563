import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { emptyQuickLog, type QuickLog } from './quick-log'
import { asOnRecord, changedSince, changesShown, correctionsOf, isChanged } from './quick-log-again'
import { texts } from '@/i18n/cases'

const sent: QuickLog = {
  ...emptyQuickLog(),
  room_id: 'r',
  found_on: '2023-05-06',
  kind: 'neighbour',
  facts: '排水沟',
  amount_fen: '3.5万',
  first: { id: 'p1', name: '王某', phone: '13812345678', id_number: '' },
  second: { id: 'p2', name: '', phone: '' },
}
const record = {
  id: 'c',
  room_id: 'r',
  revision: 4,
  found_on: '2023-05-06',
  kind: 'neighbour',
  facts: '排水沟',
  amount_fen: 3_500_000,
  parties: [{ id: 'p1', name: '王某', phone: '138****5678', revision: 2 }],
} as unknown as Case
const named = ({ facts, people }: ReturnType<typeof changedSince>) => ({ facts: facts.map(({ name }) => name), people })
const changed = (more: Partial<QuickLog>): QuickLog => ({ ...sent, ...more })

test('the same amount written otherwise is no change', () => {
  expect(isChanged(sent, changed({ amount_fen: '35000', facts: ' 排水沟 ' }))).toBe(false)
  expect(isChanged(sent, changed({ room_id: 'other' }))).toBe(true)
})

test('only what was typed since is put right, the case before its people, each by its own revision', () => {
  const now = changed({
    facts: '排水沟改道',
    amount_fen: '',
    first: { ...sent.first, name: '王某福' },
    second: { id: 'p2', name: '李某', phone: '139' },
  })
  expect(named(changedSince(sent, now))).toEqual({ facts: ['facts', 'amount_fen'], people: ['first', 'second'] })
  expect(correctionsOf(sent, now, record).map(({ writing }) => writing)).toEqual([
    { method: 'PATCH', path: '/cases/c', body: { facts: '排水沟改道', amount_fen: null }, revision: 4 },
    { method: 'PATCH', path: '/cases/c/parties/p1', body: { name: '王某福' }, revision: 2 },
    { method: 'POST', path: '/cases/c/parties', body: { id: 'p2', role: 'respondent', kind: 'person', name: '李某', phone: '139' } },
  ])
})

test('a correction that went through is not sent again', () => {
  const now = changed({ facts: '排水沟改道', first: { ...sent.first, name: '王某福' } })
  const done = structuredClone(sent)
  const [ofCase] = correctionsOf(sent, now, record)
  ofCase!.done(done)
  expect(named(changedSince(done, now))).toEqual({ facts: [], people: ['first'] })
})

test('both versions are shown in words', () => {
  expect(changesShown(sent, changed({ kind: 'contract' }), record, texts.zh, (id) => id)).toEqual([
    { key: 'kind', label: '类型', mine: '合同', theirs: '邻里' },
  ])
})

test('a draft of an earlier version compares with what is on record, and masked numbers are no change', () => {
  expect(isChanged(asOnRecord(record, sent), sent)).toBe(false)
  expect(named(changedSince(asOnRecord(record, sent), changed({ facts: '排水沟改道' })))).toEqual({ facts: ['facts'], people: [] })
})

test('what a case always has goes back to its beginning when it is cleared', () => {
  const before = { ...sent, longstanding: 'yes', source: 'referred_court', place: '3组' }
  const [ofCase] = correctionsOf(before, { ...before, longstanding: '', source: '', place: '' }, record)
  expect(ofCase!.writing.body).toEqual({ place: null, source: 'on_initiative', longstanding: false })
})

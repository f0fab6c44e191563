import { expect, test } from 'vitest'
import { bodyFrom, emptyQuickLog, faultsIn } from './quick-log'
import { uiTexts } from '@/i18n/ui'
import { texts } from '@/i18n/cases'

function shortest() {
  return {
    ...emptyQuickLog(),
    room_id: 'r',
    found_on: '2023-05-06',
    kind: 'neighbour' as const,
    facts: ' 排水沟 ',
    first: { id: 'p1', name: '王某', phone: '', id_number: '' },
  }
}

test('room, day, kind, facts and one name make a case', () => {
  expect(faultsIn(shortest(), texts.zh.need, uiTexts.zh)).toEqual([])
  expect(bodyFrom('c', shortest())).toEqual({
    id: 'c',
    room_id: 'r',
    found_on: '2023-05-06',
    kind: 'neighbour',
    facts: '排水沟',
    parties: [{ id: 'p1', role: 'applicant', kind: 'person', name: '王某' }],
  })
})

test('every missing thing is named at once', () => {
  const faults = faultsIn({ ...emptyQuickLog(), found_on: '' }, texts.zh.need, uiTexts.zh)
  expect(faults.map((fault) => fault.pointer)).toEqual(['/room_id', '/found_on', '/kind', '/facts', '/parties/0/name'])
})

test('what is added goes along, money in fen', () => {
  const log = {
    ...shortest(),
    amount_fen: '3.5万',
    people_count: '4',
    longstanding: 'no' as const,
    second: { id: 'p2', name: '李某', phone: '138' },
  }
  expect(bodyFrom('c', log)).toMatchObject({
    amount_fen: 3_500_000,
    people_count: 4,
    longstanding: false,
    parties: [{ role: 'applicant' }, { id: 'p2', role: 'respondent', name: '李某', phone: '138' }],
  })
})

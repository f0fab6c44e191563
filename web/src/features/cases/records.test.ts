import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { emptyRecord, offeredRecords, recordBody } from './records'

const open = { stage: 'accepted', resolution: null, withdrawn: null, merged_into: null } as Case

test('what is offered fits where the case stands', () => {
  expect(offeredRecords(open)).toEqual(['meeting', 'extension', 'transfer'])
  expect(offeredRecords({ ...open, stage: 'settled', resolution: {} } as Case)).toEqual(['performance', 'follow_up', 'confirmation'])
})

test('what was left empty is not sent, money is sent in fen', () => {
  const typed = { ...emptyRecord('performance', ''), status: 'partly', amount_fen: '2万' }
  expect(recordBody('performance', typed)).toMatchObject({ status: 'partly', amount_fen: 2_000_000 })
  expect(recordBody('performance', typed)).not.toHaveProperty('note')
})

import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { nextSteps } from './next-step'

const found = (more: object) =>
  ({ stage: 'accepted', parties: [], allowed_steps: ['settle', 'end', 'withdraw'], allowed_filing: [], ...more }) as unknown as Case
const settled = (resolution: object) =>
  found({
    stage: 'settled',
    allowed_steps: ['close', 'reopen'],
    resolution: { form: 'oral', performance: 'performed', signed: {}, ...resolution },
  })

test('the likely step comes first and none that is allowed is left out', () => {
  const steps = nextSteps(found({ allowed_steps: ['accept', 'settle', 'withdraw'], allowed_filing: ['move'] }))
  expect(steps).toEqual({ first: 'settle', beside: ['meeting'], others: ['accept', 'withdraw', 'move'] })
})

test('after a refusal only the end is left to do', () => {
  expect(nextSteps(found({ parties: [{ refused_on: '2023-05-06' }] }))).toEqual({
    first: 'end',
    beside: [],
    others: ['settle', 'withdraw'],
  })
})

test('an agreement is signed, then performed, then the case is closed', () => {
  expect(nextSteps(settled({ form: 'written', performance: 'not_due' })).first).toBe('signatures')
  expect(nextSteps(settled({ performance: 'partly' })).first).toBe('performance')
  expect(nextSteps(settled({}))).toEqual({ first: 'close', beside: ['follow_up'], others: ['reopen'] })
})

test('a case that is filed away can still be taken up again or withdrawn', () => {
  expect(nextSteps(found({ stage: 'archived', allowed_steps: ['reopen', 'withdraw'] }))).toEqual({
    first: null,
    beside: [],
    others: ['reopen', 'withdraw'],
  })
})

test('a withdrawal is taken back where it is told of, not among the steps', () => {
  expect(nextSteps(found({ withdrawn: { on: '2023-06-14', reason: '重复' }, allowed_steps: ['restore'] }))).toEqual({
    first: null,
    beside: [],
    others: [],
  })
})

test('who may take no step is offered none', () => {
  expect(nextSteps(found({ allowed_steps: [], allowed_filing: ['unmerge'] }))).toEqual({ first: null, beside: ['unmerge'], others: [] })
})

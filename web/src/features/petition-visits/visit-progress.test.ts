import { describe, expect, it } from 'vitest'
import type { Progress, Visit } from '@/api/types'
import { happened, nextSteps, progressBody, stateOf } from './visit-progress'

const none: Progress = {}
const visit = (progress: Progress, more: Partial<Visit> = {}) =>
  ({ progress, handling: 'assigned', received_on: '2026-05-06', finished_on: null, ...more }) as Visit

describe('the steps of a petition matter', () => {
  it('offers no answer before anybody was asked, and no more time before acceptance', () => {
    expect(nextSteps(visit(none))).toEqual(['assigned', 'notified', 'accepted', 'notice_forwarded', 'opinion_received'])
    expect(nextSteps(visit({ assigned_on: '2026-05-07' }))).toContain('answered')
    expect(nextSteps(visit(none, { handling: 'accepted' }))).toContain('extended')
  })

  it('does not offer what is noted already', () => {
    expect(nextSteps(visit({ notified_on: '2026-05-07' }))).not.toContain('notified')
  })

  it('tells what happened by day', () => {
    const told = happened(visit({ answered_on: '2026-05-20', assigned_on: '2026-05-06' }, { finished_on: '2026-05-21' }))
    expect(told.map(({ step }) => step)).toEqual(['received', 'assigned', 'answered', 'finished'])
  })

  it('sends numbers as numbers and clears what was emptied', () => {
    expect(progressBody('extended', { extension_days: '30', extension_approved_by: '李镇长', extension_reason: ' ' })).toEqual({
      extension_days: 30,
      extension_approved_by: '李镇长',
      extension_reason: null,
    })
    expect(progressBody('notified', { notified_on: '' })).toEqual({ notified_on: null })
  })
})

describe('a clock', () => {
  it('is late only after its last day', () => {
    expect(stateOf({ due_on: '2026-05-09' }, '2026-05-09')).toBe('running')
    expect(stateOf({ due_on: '2026-05-09' }, '2026-05-10')).toBe('late')
  })

  it('keeps saying that something was done too late', () => {
    expect(stateOf({ due_on: '2026-05-09', done_on: '2026-05-10' }, '2026-06-01')).toBe('done_late')
    expect(stateOf({ due_on: '2026-05-09', done_on: '2026-05-09' }, '2026-06-01')).toBe('done')
  })

  it('says when its last day is not known', () => {
    expect(stateOf({}, '2026-05-09')).toBe('unknown')
  })
})

import { describe, expect, it } from 'vitest'
import type { DutyDay } from '@/api/types'
import { daysOfMonth, filled, isGap, monthBeside, planChanges, rosterRows, worksOn } from './roster'

const calendar = { year: 2026, working_days: 248, days: [] }
const duty = (day: string, planned_leader: string, more: Partial<DutyDay> = {}): DutyDay => ({
  day,
  planned_leader,
  nobody_came: false,
  ...more,
})

describe('a month of the roster', () => {
  it('has the days of its month', () => {
    expect(daysOfMonth('2024-02')).toHaveLength(29)
    expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })

  it('follows the notice of the year before the week', () => {
    const swaps = [
      { day: '2026-10-01', working: false, name: '国庆节' },
      { day: '2026-10-10', working: true, name: '国庆节调休上班' },
    ]
    expect(['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map((day) => worksOn(day, swaps))).toEqual([false, true, false, true])
  })

  it('shows a Sunday only when something happened on it', () => {
    const days = rosterRows('2026-11', calendar, [duty('2026-11-08', '陈镇长')], []).map(({ id }) => id)
    expect(days).toContain('2026-11-08')
    expect(days).not.toContain('2026-11-15')
  })

  it('calls a passed working day a gap until somebody signs', () => {
    const [first] = rosterRows('2026-11', calendar, [], [])
    expect(isGap(first!, '2026-11-25')).toBe(true)
    expect(isGap({ ...first!, duty: duty(first!.id, '陈镇长', { nobody_came: true }) }, '2026-11-25')).toBe(false)
    expect(isGap({ ...first!, visits: 1 }, '2026-11-25')).toBe(false)
    expect(isGap(first!, first!.id)).toBe(false)
  })

  it('accuses nobody while the holidays of the year are not known', () => {
    const [first] = rosterRows('2026-11', { ...calendar, working_days: null }, [], [])
    expect(first?.working).toBeNull()
    expect(isGap(first!, '2026-11-25')).toBe(false)
  })
})

describe('planning', () => {
  it('fills the weekdays that have nobody', () => {
    const plan = { '2026-11-02': '李书记', '2026-11-09': '', '2026-11-10': '' }
    expect(filled(plan, [1], '陈镇长')).toEqual({ '2026-11-02': '李书记', '2026-11-09': '陈镇长', '2026-11-10': '' })
  })

  it('sends only what was planned anew, and keeps what was signed', () => {
    const roster = [duty('2026-11-02', '李书记', { nobody_came: true }), duty('2026-11-03', '李书记'), duty('2026-11-04', '李书记')]
    const plan = { '2026-11-02': '陈镇长', '2026-11-03': '李书记', '2026-11-04': ' ', '2026-11-05': '' }
    expect(planChanges(plan, roster)).toEqual({
      kept: [{ day: '2026-11-02', planned_leader: '陈镇长', actual_leader: null, swap_reason: null, nobody_came: true }],
      dropped: ['2026-11-04'],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { bodyFrom, changesFrom, emptyVisit, faultsIn, isGroupOf } from './record-visit'
import type { Person } from '@/api/types'
import { texts } from '@/i18n/petition-visits'

function filled() {
  const typed = emptyVisit()
  typed.leader = '陈镇长'
  typed.visitors[0]!.name = '王某福'
  typed.persons_present = '3'
  return Object.assign(typed, { form: 'fixed', subject: '占道建房', class: 'request', occurrence: 'first', handling: 'answered' } as const)
}

describe('recording a visit', () => {
  it('never counts the people for somebody', () => {
    expect(emptyVisit().persons_present).toBe('')
    const pointers = faultsIn({ ...filled(), persons_present: '' }, texts.zh.need).map((fault) => fault.pointer)
    expect(pointers).toEqual(['/persons_present'])
  })

  it('refuses fewer persons than names', () => {
    const typed = filled()
    typed.visitors.push({ id: 'b', name: '李某珍', phone: '', address: '' })
    expect(faultsIn({ ...typed, persons_present: '1' }, texts.zh.need)).toEqual([
      { pointer: '/persons_present', detail: texts.zh.need.fewer },
    ])
  })

  it('asks for each number in its own words', () => {
    for (const { need } of Object.values(texts)) {
      const details = faultsIn({ ...filled(), persons_present: '几个', persons_represented: '全组', queue_no: '甲' }, need)
      expect(details.map((fault) => fault.pointer)).toEqual(['/persons_present', '/persons_represented', '/queue_no'])
      expect(new Set(details.map((fault) => fault.detail)).size).toBe(3)
    }
  })

  it('sends what is known and leaves out what is not', () => {
    const body = bodyFrom(filled(), [])
    expect(body.persons_present).toBe(3)
    expect(body).not.toHaveProperty('room_id')
    expect(body).not.toHaveProperty('leader_person_id')
  })

  it('sends of a correction only what was changed', () => {
    const before = filled()
    const after = { ...before, persons_present: '6', summary: '说了两回' }
    expect(changesFrom(after, before, [])).toEqual({ persons_present: 6, summary: '说了两回' })
  })

  it('takes the title of the leader from the register', () => {
    const leaders = [{ id: 'l', name: '陈镇长', position_title: '党委副书记、镇长' }] as unknown as Person[]
    expect(bodyFrom(filled(), leaders)).toMatchObject({ leader_person_id: 'l', leader_title: '党委副书记、镇长' })
  })

  it('calls five or more a group', () => {
    expect(['4', '5', ''].map(isGroupOf)).toEqual([false, true, false])
  })
})

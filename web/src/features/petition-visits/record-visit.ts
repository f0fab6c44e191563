/** What the form of a visit holds while being typed, what is missing, and what is sent. */
import type { Code } from '@/api/lists'
import { newId } from '@/api/ids'
import type { Person } from '@/api/types'
import { today } from '@/clock'
import type { Fault } from '@/ui/form'
import type { texts } from './texts'

export const visitForm = 'visit'

export function newVisitor() {
  return { id: newId(), name: '', phone: '' }
}

export function emptyVisit() {
  return {
    id: newId(),
    received_on: today(),
    leader: '',
    form: '' as Code<'VisitForm'> | '',
    visitors: [newVisitor()],
    // Counting the people is the one thing nobody can do afterwards, so it is never filled in for them.
    persons_present: '',
    persons_represented: '',
    room_id: '',
    subject: '',
    summary: '',
    place: '',
    class: '' as Code<'VisitClass'> | '',
    occurrence: '' as Code<'Occurrence'> | '',
    handling: '' as Code<'Handling'> | '',
  }
}

export type TypedVisit = ReturnType<typeof emptyVisit>

export function countFrom(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : null
}

export function faultsIn(typed: TypedVisit, words: typeof texts.zh.need): Fault[] {
  const faults: Fault[] = []
  const need = (fault: boolean, pointer: string, detail: string) => fault && faults.push({ pointer, detail })
  const present = countFrom(typed.persons_present)
  need(!typed.received_on, '/received_on', words.received_on)
  need(!typed.leader.trim(), '/leader', words.leader)
  need(!typed.form, '/form', words.form)
  typed.visitors.forEach((visitor, at) => need(!visitor.name.trim(), `/visitors/${at}/name`, words.name))
  need(present === null, '/persons_present', words.persons)
  need(present !== null && present < typed.visitors.length, '/persons_present', words.fewer)
  need(typed.persons_represented.trim() !== '' && countFrom(typed.persons_represented) === null, '/persons_represented', words.persons)
  need(!typed.subject.trim(), '/subject', words.subject)
  need(!typed.class, '/class', words.class)
  need(!typed.occurrence, '/occurrence', words.occurrence)
  need(!typed.handling, '/handling', words.handling)
  return faults
}

export function bodyFrom(typed: TypedVisit, leaders: Person[]) {
  const leader = typed.leader.trim()
  const optional = {
    // Two leaders of one name are told apart by nobody but the person who typed it.
    leader_person_id: onlyOne(leaders.filter((person) => person.name === leader))?.id,
    place: typed.place.trim(),
    room_id: typed.room_id,
    summary: typed.summary.trim(),
    persons_represented: countFrom(typed.persons_represented),
  }
  return {
    id: typed.id,
    received_on: typed.received_on,
    leader,
    form: typed.form,
    visitors: typed.visitors.map(({ id, name, phone }) => ({ id, name: name.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}) })),
    persons_present: countFrom(typed.persons_present),
    subject: typed.subject.trim(),
    class: typed.class,
    occurrence: typed.occurrence,
    handling: typed.handling,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
  }
}

function onlyOne<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

/** What the form of a visit holds while being typed, what is missing, and what is sent. */
import { picked, withoutEmpty, type Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import { newId } from '@/api/ids'
import type { Person } from '@/api/types'
import { sentValue, typedValue, visitFields, type VisitFieldName } from '@/i18n/record-fields'
import { today } from '@/values/clock'
import type { Fault } from '@/ui/form'
import type { texts } from '@/i18n/petition-visits'
import type { Visit } from './visit'

export const visitForm = 'visit'

export function newVisitor() {
  return { id: newId(), name: '', phone: '', address: '' }
}

export function emptyVisit() {
  return {
    ...(Object.fromEntries(visitFields.map(({ name }) => [name, ''])) as Record<VisitFieldName, string>),
    id: newId(),
    received_on: today(),
    queue_no: '',
    leader: '',
    visitors: [newVisitor()],
    // Counting the people is the one thing nobody can do afterwards, so it is never filled in for them.
    persons_present: '',
    room_id: '',
    place: '',
  }
}

export type TypedVisit = ReturnType<typeof emptyVisit>

/** A visit that is on record, as it is put before somebody who corrects it. */
export function typedFrom(visit: Visit): TypedVisit {
  const text = (value: string | number | null | undefined) => (value == null ? '' : String(value))
  const { id, leader, place } = visit
  return {
    ...(Object.fromEntries(visitFields.map((field) => [field.name, typedValue(field, visit[field.name])])) as Record<
      VisitFieldName,
      string
    >),
    ...{ id, leader, place },
    queue_no: text(visit.progress.queue_no),
    // A masked phone sent back unchanged leaves the stored one as it is.
    visitors: visit.visitors.map((visitor) => ({
      id: visitor.id,
      name: visitor.name,
      phone: text(visitor.phone),
      address: text(visitor.address),
    })),
    room_id: text(visit.room_id),
  }
}

/** Five or more who came for one matter are a group visit. */
export function isGroupOf(text: string): boolean {
  return (countFrom(text) ?? 0) >= 5
}

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
  need(typed.persons_represented.trim() !== '' && countFrom(typed.persons_represented) === null, '/persons_represented', words.represented)
  need(typed.queue_no.trim() !== '' && countFrom(typed.queue_no) === null, '/queue_no', words.queue_no)
  need(!typed.subject.trim(), '/subject', words.subject)
  need(!typed.class, '/class', words.class)
  need(!typed.occurrence, '/occurrence', words.occurrence)
  need(!typed.handling, '/handling', words.handling)
  return faults
}

export function bodyFrom(typed: TypedVisit, leaders: Person[]): Unfinished<Schemas['NewVisit']> {
  return { id: typed.id, ...withoutEmpty(factsFrom(typed, leaders)) }
}

/** Only what was changed: a visit counted in a sealed year needs a reason for every change. */
export function changesFrom(typed: TypedVisit, before: TypedVisit, leaders: Person[]): Unfinished<Schemas['VisitPatch']> {
  const [was, now] = [factsFrom(before, leaders), factsFrom(typed, leaders)]
  const names = Object.keys(now) as (keyof typeof now)[]
  return picked(
    now,
    names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(was[name])),
  )
}

/** The facts of the visit itself, null where nothing is known; the queue number belongs to its progress. */
function factsFrom(typed: TypedVisit, leaders: Person[]) {
  const leader = typed.leader.trim()
  // Two leaders of one name are told apart by nobody but the person who typed it.
  const person = onlyOne(leaders.filter((each) => each.name === leader))
  return {
    ...(Object.fromEntries(visitFields.map((field) => [field.name, sentValue(field, typed[field.name])])) as Unfinished<
      Schemas['NewVisit']
    >),
    leader,
    leader_person_id: person?.id ?? null,
    leader_title: typed.leader_title.trim() || person?.position_title || null,
    visitors: typed.visitors.map(({ id, name, phone, address }) => ({
      id,
      name: name.trim(),
      ...(phone.trim() ? { phone: phone.trim() } : {}),
      ...(address.trim() ? { address: address.trim() } : {}),
    })),
    place: typed.place.trim() || null,
    room_id: typed.room_id || null,
  }
}

function onlyOne<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

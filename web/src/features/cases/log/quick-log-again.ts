/** A dispute that was sent, whose answer was lost, and which was typed over since: what differs, and how it is put right. */
import { asTyped, picked, type Unfinished } from '@/api/body'
import { patch, post, remove, type Schemas, type Writing } from '@/api/contract'
import type { Case, Party } from '@/api/types'
import { withoutBlanks } from '@/ui/id-number'
import {
  caseFields,
  fieldLabel,
  sameValue,
  correctedValue,
  typedValue,
  wordsOf,
  type CaseFieldName,
  type RecordField,
} from '@/i18n/record-fields'
import { partiesOf, type QuickLog } from './quick-log'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh
const ofPerson = ['name', 'phone', 'id_number'] as const
type Fact = CaseFieldName
type Side = 'first' | 'second'

export interface Change {
  key: string
  label: string
  mine: string
  /** As it is on record. */
  theirs: string
}

function person(log: QuickLog, side: Side): Record<string, string> {
  return { ...log[side] }
}

function partyOf(record: Case, log: QuickLog, side: Side): Party | undefined {
  return record.parties.find((party) => party.id === log[side].id)
}

/** What was sent, read from the record; numbers are masked there, and taken for those typed. */
export function asOnRecord(record: Case, now: QuickLog): QuickLog {
  const given = (field: RecordField<Fact>): string => (now[field.name] ? typedValue(field, record[field.name]) : '')
  const named = (side: Side) => partyOf(record, now, side)?.name ?? ''
  return {
    ...now,
    ...(Object.fromEntries(caseFields.map((field) => [field.name, given(field)])) as Pick<QuickLog, Fact>),
    room_id: record.room_id,
    first: { ...now.first, name: named('first') },
    second: { ...now.second, name: named('second') },
  }
}

/** What has been typed since it was sent; the room is not among it, for a case moves from room to room by a step of its own. */
export function changedSince(sent: QuickLog, now: QuickLog): { facts: RecordField<Fact>[]; people: Side[] } {
  const sides: Side[] = ['first', 'second']
  return {
    facts: caseFields.filter((field) => !sameValue(field, sent[field.name], now[field.name])),
    people: sides.filter((side) =>
      ofPerson.some((name) => (person(sent, side)[name] ?? '').trim() !== (person(now, side)[name] ?? '').trim()),
    ),
  }
}

export function isChanged(sent: QuickLog, now: QuickLog): boolean {
  const { facts: changed, people } = changedSince(sent, now)
  return changed.length + people.length > 0 || sent.room_id !== now.room_id
}

function personWords(one: { name: string; phone?: string | null; id_number?: string | null }): string {
  return [one.name, one.phone, one.id_number].filter(Boolean).join('，')
}

/** Both versions of what differs, side by side. */
export function changesShown(sent: QuickLog, now: QuickLog, record: Case, t: Words, roomName: (id: string) => string): Change[] {
  const { facts: changed, people } = changedSince(sent, now)
  const shown = changed.map((field) => ({
    key: field.name,
    label: fieldLabel(field),
    mine: wordsOf(field, now[field.name]),
    theirs: wordsOf(field, sent[field.name]),
  }))
  const shownPeople = people.map((side) => {
    const on = partyOf(record, now, side)
    return {
      key: side,
      label: side === 'first' ? t.firstParty : t.secondParty,
      mine: personWords(now[side]),
      theirs: on ? personWords(on) : '',
    }
  })
  const room =
    sent.room_id === now.room_id ? [] : [{ key: 'room', label: t.room, mine: roomName(now.room_id), theirs: roomName(record.room_id) }]
  return [...room, ...shownPeople, ...shown]
}

/** A change, and how what was sent stands once it is done. */
interface Correction {
  writing: Writing<unknown>
  done: (as: QuickLog) => void
}

/** The changes that put the record right, one after the other: the case, then each of the two people. */
export function correctionsOf(sent: QuickLog, now: QuickLog, record: Case): Correction[] {
  const { facts: changed, people } = changedSince(sent, now)
  const ofPeople = people.map((side) => ({
    writing: personWriting(sent, now, record, side),
    done: (as: QuickLog) => void Object.assign(as[side], now[side]),
  }))
  if (!changed.length) return ofPeople
  const writing = patch('/cases/{id}', { id: record.id, body: asTyped(factsPatch(changed, now)), revision: record.revision })
  return [
    {
      writing,
      done: (as) =>
        void Object.assign(
          as,
          picked(
            now,
            changed.map(({ name }) => name),
          ),
        ),
    },
    ...ofPeople,
  ]
}

function factsPatch(changed: RecordField<Fact>[], now: QuickLog): Unfinished<Schemas['CasePatch']> {
  return Object.fromEntries(changed.map((field) => [field.name, correctedValue(field, now[field.name])]))
}

function personWriting(sent: QuickLog, now: QuickLog, record: Case, side: Side): Writing<unknown> {
  const on = partyOf(record, now, side)
  const typed = person(now, side)
  const { id } = record
  if (!on) return post('/cases/{id}/parties', { id, body: asTyped(partiesOf(now).find((party) => party.id === typed.id) ?? {}) })
  const child = { id, child_id: on.id, revision: on.revision }
  if (!typed.name?.trim()) return remove('/cases/{id}/parties/{child_id}', child)
  const changed = ofPerson.filter((name) => name in typed && (person(sent, side)[name] ?? '').trim() !== typed[name]?.trim())
  const whole = { name: typed.name.trim(), phone: typed.phone?.trim() || null, id_number: withoutBlanks(typed.id_number ?? '') || null }
  return patch('/cases/{id}/parties/{child_id}', { ...child, body: picked(whole, changed) })
}

/** A dispute that was sent, whose answer was lost, and which was typed over since: what differs, and how it is put right. */
import { asTyped, picked } from '@/api/body'
import { patch, post, remove, type Schemas, type Writing } from '@/api/contract'
import { label } from '@/api/lists'
import type { Case, Party } from '@/api/types'
import { withoutBlanks } from '@/ui/id-number'
import { dayText } from '@/i18n/days'
import { fenFrom, yuan } from '@/values/money'
import { partiesOf, type QuickLog } from './quick-log'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh
const facts = [
  'found_on',
  'kind',
  'facts',
  'place',
  'people_count',
  'amount',
  'source',
  'found_by',
  'difficulty',
  'risk',
  'longstanding',
  'arose_on',
] as const
const ofPerson = ['name', 'phone', 'id_number'] as const
type Fact = (typeof facts)[number]
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
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const given = (fact: Fact): string => {
    if (!now[fact]) return ''
    if (fact === 'amount') return record.amount_fen == null ? '' : yuan(record.amount_fen)
    return fact === 'longstanding' ? (record.longstanding ? 'yes' : 'no') : text(record[fact])
  }
  const named = (side: Side) => partyOf(record, now, side)?.name ?? ''
  return {
    ...now,
    ...(Object.fromEntries(facts.map((fact) => [fact, given(fact)])) as Pick<QuickLog, Fact>),
    room_id: record.room_id,
    first: { ...now.first, name: named('first') },
    second: { ...now.second, name: named('second') },
  }
}

/** What has been typed since it was sent; the room is not among it, for a case moves from room to room by a step of its own. */
export function changedSince(sent: QuickLog, now: QuickLog): { facts: Fact[]; people: Side[] } {
  const sides: Side[] = ['first', 'second']
  return {
    facts: facts.filter((fact) => worth(fact, sent[fact]) !== worth(fact, now[fact])),
    people: sides.filter((side) =>
      ofPerson.some((name) => (person(sent, side)[name] ?? '').trim() !== (person(now, side)[name] ?? '').trim()),
    ),
  }
}

/** 3.5万 and 35000 are one amount. */
function worth(fact: Fact, typed: string): string {
  return fact === 'amount' ? String(fenFrom(typed)) : typed.trim()
}

export function isChanged(sent: QuickLog, now: QuickLog): boolean {
  const { facts: changed, people } = changedSince(sent, now)
  return changed.length + people.length > 0 || sent.room_id !== now.room_id
}

function factWords(fact: Fact, value: string, t: Words): string {
  if (!value) return ''
  switch (fact) {
    case 'found_on':
    case 'arose_on':
      return dayText(value)
    case 'kind':
      return label('Kind', value as QuickLog['kind'] & Case['kind'])
    case 'source':
      return label('Source', value as NonNullable<Case['source']>)
    case 'found_by':
      return label('FoundBy', value as NonNullable<Case['found_by']>)
    case 'difficulty':
      return label('Difficulty', value as NonNullable<Case['difficulty']>)
    case 'risk':
      return label('Risk', value as NonNullable<Case['risk']>)
    case 'longstanding':
      return value === 'yes' ? t.yes : t.no
    case 'amount':
      return t.yuan(value)
    default:
      return value
  }
}

function factLabel(fact: Fact, t: Words): string {
  const names: Record<Fact, string> = {
    found_on: t.foundOn,
    kind: t.kind,
    facts: t.facts,
    place: t.place,
    people_count: t.peopleCount,
    amount: t.amount,
    source: t.source,
    found_by: t.foundBy,
    difficulty: t.difficulty,
    risk: t.risk,
    longstanding: t.longstanding,
    arose_on: t.aroseOn,
  }
  return names[fact]
}

function personWords(one: { name: string; phone?: string | null; id_number?: string | null }): string {
  return [one.name, one.phone, one.id_number].filter(Boolean).join('，')
}

/** Both versions of what differs, side by side. */
export function changesShown(sent: QuickLog, now: QuickLog, record: Case, t: Words, roomName: (id: string) => string): Change[] {
  const { facts: changed, people } = changedSince(sent, now)
  const shown = changed.map((fact) => ({
    key: fact,
    label: factLabel(fact, t),
    mine: factWords(fact, now[fact].trim(), t),
    theirs: factWords(fact, sent[fact].trim(), t),
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
  const writing = patch('/cases/{id}', { id: record.id, body: factsPatch(changed, now), revision: record.revision })
  return [{ writing, done: (as) => void Object.assign(as, picked(now, changed)) }, ...ofPeople]
}

function factsPatch(changed: Fact[], now: QuickLog): Schemas['CasePatch'] {
  const people = now.people_count.trim()
  const whole = {
    found_on: now.found_on || null,
    kind: now.kind || null,
    facts: now.facts.trim() || null,
    place: now.place.trim() || null,
    people_count: people ? Number(people) : null,
    amount_fen: now.amount.trim() ? fenFrom(now.amount) : null,
    source: now.source || null,
    found_by: now.found_by || null,
    difficulty: now.difficulty || null,
    risk: now.risk || null,
    longstanding: now.longstanding === 'yes',
    arose_on: now.arose_on || null,
  }
  return picked(
    whole,
    changed.map((fact) => (fact === 'amount' ? 'amount_fen' : fact)),
  )
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

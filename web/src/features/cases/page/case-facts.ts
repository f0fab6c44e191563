/** What is known about a case and its people, as rows of name and value; what is not known is left out. */
import { label } from '@/api/lists'
import type { Case, Party } from '@/api/types'
import { dayText } from '@/i18n/days'
import { listed } from '@/i18n/words'
import { yuan } from '@/values/money'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh
export type Row = [name: string, value: string]

function known(rows: [string, string | null | undefined][]): Row[] {
  return rows.filter((row): row is Row => Boolean(row[1]))
}

/** The few by which the case is recognised. */
export function mainFacts(found: Case, t: Words, room: string): Row[] {
  return known([
    [t.kindName, label('Kind', found.kind)],
    [t.roomName, room],
    [t.found, [dayText(found.found_on), label('FoundBy', found.found_by)].filter(Boolean).join(' · ')],
    [t.place, found.place],
    [t.amount, found.amount_fen != null ? t.yuan(yuan(found.amount_fen)) : null],
    [t.risk, label('Risk', found.risk)],
  ])
}

export function furtherFacts(found: Case, t: Words): Row[] {
  return known([
    [t.source, label('Source', found.source)],
    [t.accepted, found.accepted_on && dayText(found.accepted_on)],
    [t.peopleCount, found.people_count != null ? t.people(found.people_count) : null],
    [t.difficulty, label('Difficulty', found.difficulty)],
    [t.longstanding, found.longstanding ? t.yes : null],
    [t.aroseOn, found.arose_on && dayText(found.arose_on)],
    [t.platformNos, listed(found.platform_nos)],
    [t.note, found.note],
  ])
}

export function factsOf(found: Case, t: Words, room: string): Row[] {
  return [...mainFacts(found, t, room), ...furtherFacts(found, t)]
}

export function partyFacts(party: Party, t: Words): Row[] {
  return known([
    [t.phone, party.phone],
    [t.idNumber, party.id_number],
    [t.gender, party.gender && label('Gender', party.gender)],
    [t.bornOn, party.born_on && dayText(party.born_on)],
    [t.age, party.age != null ? (party.minor ? t.minorOf(party.age) : t.years(party.age)) : null],
    [t.ethnicity, party.ethnicity],
    [t.occupation, party.occupation],
    [t.address, party.address],
    [t.representative, party.representative],
    [t.refusedName, party.refused_on && dayText(party.refused_on)],
  ])
}

/** What is known about a case and its people, as rows of name and value; what is not known is left out. */
import { label } from '@/api/lists'
import type { Case, Party } from '@/api/types'
import { dayText } from '@/i18n/days'
import { caseFields, factOf, fieldLabel, type RecordField } from '@/i18n/record-fields'
import { listed } from '@/i18n/words'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh
export type Row = [name: string, value: string]

function known(rows: [string, string | null | undefined][]): Row[] {
  return rows.filter((row): row is Row => Boolean(row[1]))
}

/** What the plain fields say that are shown there, in the order of the contract. */
function fieldFacts(found: Case, shown: RecordField['shown']): [string, string][] {
  return caseFields.filter((field) => field.shown === shown).map((field) => [fieldLabel(field), factOf(field, found[field.name])])
}

/** The few by which the case is recognised. */
export function mainFacts(found: Case, t: Words, room: string): Row[] {
  const [kind, ...others] = fieldFacts(found, 'first')
  const where: [string, string] = [t.roomName, room]
  const when: [string, string] = [t.found, [dayText(found.found_on), label('FoundBy', found.found_by)].filter(Boolean).join(' · ')]
  return known([...(kind ? [kind] : []), where, when, ...others])
}

export function furtherFacts(found: Case, t: Words): Row[] {
  return known([
    ...fieldFacts(found, 'further'),
    [t.accepted, found.accepted_on && dayText(found.accepted_on)],
    [t.platformNos, listed(found.platform_nos)],
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

/** A party as it is typed, and what is sent of it. */
import type { Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import { label } from '@/api/lists'
import type { Party } from '@/api/types'
import { dayText } from '@/i18n/days'
import { withoutBlanks } from '@/ui/id-number'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh

export function typedParty(party?: Party) {
  return {
    name: party?.name ?? '',
    role: party?.role ?? ('respondent' as Party['role']),
    kind: party?.kind ?? ('person' as Party['kind']),
    // A masked number sent back unchanged leaves the stored one as it is.
    phone: party?.phone ?? '',
    id_number: party?.id_number ?? '',
    address: party?.address ?? '',
    gender: party?.gender ?? ('' as NonNullable<Party['gender']> | ''),
    born_on: party?.born_on ?? '',
    ethnicity: party?.ethnicity ?? '',
    occupation: party?.occupation ?? '',
    representative: party?.representative ?? '',
  } satisfies Partial<Record<keyof Schemas['NewParty'], string>>
}

export type TypedParty = ReturnType<typeof typedParty>
type Field = keyof TypedParty

const always: readonly Field[] = ['name', 'role', 'kind']

export function changedParty(base: TypedParty, typed: TypedParty): Field[] {
  return (Object.keys(base) as Field[]).filter((field) => base[field].trim() !== typed[field].trim())
}

/** Fields changed here and there, to different things. */
export function conflictsWith(now: Party, base: TypedParty, typed: TypedParty): Field[] {
  const there = typedParty(now)
  return changedParty(base, typed).filter((field) => there[field] !== base[field] && there[field] !== typed[field].trim())
}

/** What was typed over the party as it is now. */
export function mergedParty(now: Party, base: TypedParty, typed: TypedParty): TypedParty {
  return { ...typedParty(now), ...Object.fromEntries(changedParty(base, typed).map((field) => [field, typed[field]])) }
}

/** A sex or birthday told by the ID number is not the person's own word, and is not written over it. */
export function partyBody(base: TypedParty, typed: TypedParty, isThere: boolean): Unfinished<Schemas['NewParty']> & { name: string } {
  const sent = changedParty(base, typed).filter((field) => !always.includes(field))
  const value = (field: Field): string | null => (field === 'id_number' ? withoutBlanks(typed[field]) : typed[field].trim()) || null
  const known = isThere ? sent : sent.filter((field) => value(field) !== null)
  return { role: typed.role, kind: typed.kind, name: typed.name.trim(), ...Object.fromEntries(known.map((field) => [field, value(field)])) }
}

function words(field: Field, typed: TypedParty): string {
  switch (field) {
    case 'role':
      return label('PartyRole', typed.role)
    case 'kind':
      return label('PartyKind', typed.kind)
    case 'gender':
      return label('Gender', typed.gender || null)
    case 'born_on':
      return typed.born_on ? dayText(typed.born_on) : ''
    default:
      return typed[field]
  }
}

/** What is typed beside what is on record, where they differ. A number that is masked there cannot be compared. */
export function partyRows(
  now: Party,
  base: TypedParty,
  typed: TypedParty,
  t: Words,
): { key: string; label: string; mine: string; theirs: string }[] {
  const names: Record<Field, string> = {
    name: t.partyName,
    role: t.partyRole,
    kind: t.partyKind,
    phone: t.phone,
    id_number: t.idNumber,
    address: t.address,
    gender: t.gender,
    born_on: t.bornOn,
    ethnicity: t.ethnicity,
    occupation: t.occupation,
    representative: t.representative,
  }
  const there = typedParty(now)
  return changedParty(there, typed)
    .filter((field) => !(told.includes(field) && typed[field] === '') && typed[field] !== base[field])
    .map((field) => ({ key: field, label: names[field], mine: words(field, typed) || '—', theirs: words(field, there) || '—' }))
}

/** What an ID number tells, though nobody typed it. */
const told: readonly Field[] = ['gender', 'born_on']

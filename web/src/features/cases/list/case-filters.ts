/** The filters of the case list, the same names as on the wire, and the words for each on its chip. */
import { caseFieldLabel } from '@/i18n/record-fields'
import type { Query } from '@/api/contract'
import { choices, label, type Choice, type Code } from '@/api/lists'
import { shortDayText } from '@/i18n/days'
import type { texts } from '@/i18n/cases'

export const filterNames = [
  'room_id',
  'stage',
  'kind',
  'source',
  'found_by',
  'found_from',
  'found_to',
  'resolved_from',
  'resolved_to',
  'longstanding',
  'standing',
  'sort',
] as const satisfies readonly (keyof Query<'/cases'>)[]
export type FilterName = (typeof filterNames)[number]
export type Filters = Record<FilterName, string>

export interface ListFilter {
  name: FilterName
  any: string
  choices: Choice[]
}

type Words = typeof texts.zh

export function listFilters(t: Words, rooms: Choice[]): ListFilter[] {
  return [
    ...(rooms.length > 1 ? [{ name: 'room_id' as const, any: t.anyRoom, choices: rooms }] : []),
    { name: 'stage', any: t.anyStage, choices: choices('Stage') },
    { name: 'kind', any: t.anyKind, choices: choices('Kind') },
    { name: 'source', any: t.anySource, choices: choices('Source') },
    { name: 'found_by', any: t.anyFoundBy, choices: choices('FoundBy') },
    { name: 'standing', any: t.anyStanding, choices: choices('StandingShown', ['withdrawn', 'merged', 'all']) },
  ]
}

export function dayFilters(t: Words): { name: FilterName; label: string }[] {
  return [
    { name: 'found_from', label: t.foundFrom },
    { name: 'found_to', label: t.foundTo },
    { name: 'resolved_from', label: t.resolvedFrom },
    { name: 'resolved_to', label: t.resolvedTo },
  ]
}

/** What each filter in force says on its chip. */
export function chipsFor(filters: Filters, t: Words, roomName: (id: string) => string): { key: FilterName; label: string }[] {
  const words: Partial<Record<FilterName, (value: string) => string>> = {
    room_id: roomName,
    stage: (value) => label('Stage', value as Code<'Stage'>),
    kind: (value) => label('Kind', value as Code<'Kind'>),
    source: (value) => label('Source', value as Code<'Source'>),
    found_by: (value) => label('FoundBy', value as Code<'FoundBy'>),
    standing: (value) => label('StandingShown', value as Code<'StandingShown'>),
    longstanding: (value) => (value === 'true' ? caseFieldLabel('longstanding') : `${caseFieldLabel('longstanding')}: ${t.no}`),
    ...Object.fromEntries(dayFilters(t).map((each) => [each.name, (value: string) => t.from(each.label, shortDayText(value))])),
  }
  return filterNames.flatMap((key) => {
    const text = filters[key] ? words[key]?.(filters[key]) : ''
    return text ? [{ key, label: text }] : []
  })
}

import { label, type Code } from '@/api/lists'
import { dayText } from '@/i18n/days'
import type { EditField } from './case-edit'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh

export function editWords(t: Words): Record<EditField, string> {
  return {
    facts: t.facts,
    kind: t.kindName,
    found_on: t.foundOn,
    accepted_on: t.asked.accepted_on,
    place: t.place,
    people_count: t.peopleCount,
    amount_fen: t.amount,
    found_by: t.foundBy,
    source: t.source,
    difficulty: t.difficulty,
    risk: t.risk,
    longstanding: t.longstanding,
    arose_on: t.aroseOn,
    note: t.note,
  }
}

/** What a field's text means to a reader, for comparing two versions. */
export function shownValue(field: EditField, text: string, t: Words): string {
  if (text === '') return '—'
  switch (field) {
    case 'kind':
      return label('Kind', text as Code<'Kind'>)
    case 'found_by':
      return label('FoundBy', text as Code<'FoundBy'>)
    case 'source':
      return label('Source', text as Code<'Source'>)
    case 'difficulty':
      return label('Difficulty', text as Code<'Difficulty'>)
    case 'risk':
      return label('Risk', text as Code<'Risk'>)
    case 'longstanding':
      return text === 'yes' ? t.yes : t.no
    case 'found_on':
    case 'accepted_on':
    case 'arose_on':
      return dayText(text)
    case 'amount_fen':
      return t.yuan(text)
    default:
      return text
  }
}

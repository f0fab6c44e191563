/** The history of a case in a reader's words: days as days, other cases as links, no ids. */
import { label, type Code } from '@/api/lists'
import type { TimelineItem } from '@/api/types'
import { language } from '@/i18n'
import { dayText } from '@/i18n/days'

type Change = TimelineItem['changes'][number]

/** Fields that hold another case. */
const caseFields = ['link', 'merged_into', 'merged_from']

export interface ShownChange {
  label: string
  from: string
  to: string
}

export function changesOf(item: TimelineItem): ShownChange[] {
  return item.changes.filter((change) => !caseFields.includes(change.field)).map((change) => shown(ofAttachment(item, change)))
}

/** The other cases this entry speaks of, to be linked. */
export function casesOf(item: TimelineItem): string[] {
  return item.changes.filter((change) => caseFields.includes(change.field)).flatMap((change) => change.to ?? change.from ?? [])
}

/** What an attachment is comes from another list than what a dispute is. */
function ofAttachment(item: TimelineItem, change: Change): Change {
  if (change.field !== 'kind' || !item.action.endsWith('_attachment')) return change
  const word = (code: string | null | undefined) => code && label('AttachmentKind', code as Code<'AttachmentKind'>)
  const [from, to] = [word(change.from), word(change.to)]
  return { ...change, from, from_en: from, to, to_en: to }
}

function shown(change: Change): ShownChange {
  const english = language.value === 'en'
  const pick = (zh: string | null | undefined, en: string | null | undefined) => readable((english ? en : zh) ?? '')
  return { label: english ? change.label_en : change.label, from: pick(change.from, change.from_en), to: pick(change.to, change.to_en) }
}

function readable(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text
}

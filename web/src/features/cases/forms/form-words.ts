/** The words of the short forms: what each question is called, and what an answer means to a reader. */
import { choices, label, type Choice, type ListName } from '@/api/lists'
import { dayText } from '@/i18n/days'
import type { Case } from '@/api/types'
import { codesOf, lists, type Answers, type FormField, type FormName, type ListQuestion } from './forms'
import type { texts } from '@/i18n/cases'

type Words = typeof texts.zh

export function questionOf(field: FormField, t: Words): string {
  const asked = t.asked as Record<string, string>
  return asked[field.words ?? field.name] ?? field.name
}

export function hintOf(field: FormField, t: Words): string | undefined {
  return (t.askedHint as Record<string, string>)[field.words ?? field.name]
}

/** What the form does, before it is done; withdrawing an agreement takes more with it than withdrawing a note. */
export function explanationOf(form: FormName, found: Case, t: Words): string {
  if (form === 'withdraw' && found.resolutions.length) return t.withdrawSettled
  return (t.explain as Partial<Record<FormName, string>>)[form] ?? ''
}

export function isListQuestion(ask: FormField['ask']): ask is ListQuestion {
  return ask in lists
}

export function choicesOf(question: ListQuestion): Choice[] {
  return choices(lists[question][0] as ListName, codesOf(question))
}

export function answerWords(field: FormField, answers: Answers, t: Words): string {
  const typed = answers[field.name]
  if (typeof typed === 'boolean') return typed ? t.yes : t.no
  if (!typed) return '—'
  if (field.ask === 'day' || field.ask === 'later') return dayText(typed)
  if (field.ask === 'yes_no') return typed === 'yes' ? t.yes : t.no
  return isListQuestion(field.ask) ? label(lists[field.ask][0] as ListName, typed as never) : typed
}

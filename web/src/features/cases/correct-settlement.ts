/** Correcting an agreement: as it would have been typed, what is sent of it, and its fields in words. */
import { label, type Code } from '@/api/lists'
import type { Case, Resolution } from '@/api/types'
import { dayText } from '@/i18n/days'
import { listed } from '@/i18n/words'
import { fenFrom, yuan } from '@/money'
import type { Fault } from '@/ui/form'
import { changesBetween, type Current } from '@/unsent'
import { faultsInSettle, partsOnWire, type Agreed } from './settle'
import type { texts } from './texts'

type Words = typeof texts.zh

export function agreedFrom(it: Resolution): Agreed {
  return {
    settled_on: it.settled_on,
    form: it.form,
    level: it.level,
    terms: it.terms ?? '',
    performance: it.performance,
    perform_by: it.perform_by ?? '',
    amount: it.amount_fen == null ? '' : yuan(it.amount_fen),
    parties_on: it.signed.parties_on ?? '',
    mediator_on: it.signed.mediator_on ?? '',
    seal_on: it.signed.seal_on ?? '',
    instalments: it.instalments.map((part) => ({ due_on: part.due_on, amount: yuan(part.amount_fen) })),
  }
}

/** The agreement within its case as that is now: the case's revision counts for all that belongs to it. */
export function currentIn(found: Case, id: string): Current<Agreed> | null {
  const it = found.resolutions.find((each) => each.id === id)
  return it ? { typed: agreedFrom(it), revision: found.revision } : null
}

/** What the form no longer asks for is not kept: an oral agreement bears no marks, one performed at once has no parts. */
function asAsked(typed: Agreed): Agreed {
  const marks = typed.form === 'written' ? {} : { parties_on: '', mediator_on: '', seal_on: '' }
  const later = typed.performance === 'immediate' ? { perform_by: '', instalments: [] } : {}
  return { ...typed, ...marks, ...later }
}

export function faultsInCorrection(base: Agreed, typed: Agreed, words: { amount: string; instalment: string; day: string }): Fault[] {
  const noDay = base.settled_on && !typed.settled_on ? [{ pointer: '/settled_on', detail: words.day }] : []
  return [...noDay, ...faultsInSettle(typed, words)]
}

const marks = ['parties_on', 'mediator_on', 'seal_on'] as const

/** Only what was changed; the marks and the parts go as a whole. */
export function settlementPatch(base: Agreed, typed: Agreed): Record<string, unknown> {
  const now = asAsked(typed)
  const changed = changesBetween(asAsked(base), now)
  const patch: Record<string, unknown> = {}
  for (const field of changed) {
    if (field === 'instalments') patch.instalments = partsOnWire(now)
    else if (field === 'amount') patch.amount_fen = now.amount.trim() ? fenFrom(now.amount) : null
    else if (marks.includes(field as (typeof marks)[number])) patch.signed = Object.fromEntries(marks.map((mark) => [mark, now[mark] || null]))
    else patch[field] = String(now[field]).trim() || null
  }
  return patch
}

export function agreedWords(t: Words): Record<keyof Agreed, string> {
  return {
    settled_on: t.settledOn, form: t.form, level: t.level, terms: t.terms, performance: t.performance, perform_by: t.performBy, amount: t.agreedAmount,
    parties_on: t.partiesSigned, mediator_on: t.mediatorSigned, seal_on: t.sealed, instalments: t.instalments,
  }
}

/** What a field means to a reader, for comparing two versions. */
export function agreedValue(field: keyof Agreed, typed: Agreed, t: Words): string {
  switch (field) {
    case 'form': return label('AgreementForm', typed.form as Code<'AgreementForm'>)
    case 'level': return label('Level', typed.level as Code<'Level'>)
    case 'performance': return label('Performance', typed.performance as Code<'Performance'>)
    case 'instalments': return listed(typed.instalments.map((part) => [part.due_on && dayText(part.due_on), part.amount && t.yuan(part.amount)].filter(Boolean).join(' '))) || '—'
    case 'terms': return typed.terms || '—'
    case 'amount': return typed.amount ? t.yuan(typed.amount) : '—'
    default: return typed[field] ? dayText(typed[field]) : '—'
  }
}

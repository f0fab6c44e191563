/** Correcting an agreement: as it would have been typed, what is sent of it, and its fields in words. */
import { picked, type Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import { label, type Code } from '@/api/lists'
import type { Case, Resolution } from '@/api/types'
import { dayText } from '@/i18n/days'
import { listed } from '@/i18n/words'
import { fenFrom, yuan } from '@/values/money'
import type { Fault } from '@/ui/form'
import { changesBetween, type Current } from '@/unsent'
import { faultsInSettle, partsOnWire, type Agreed } from './settle'
import type { texts } from '@/i18n/cases'

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

function nameOnWire(field: keyof Agreed) {
  if (field === 'parties_on' || field === 'mediator_on' || field === 'seal_on') return 'signed'
  return field === 'amount' ? 'amount_fen' : field
}

/** Only what was changed; the marks and the parts go as a whole. */
export function settlementPatch(base: Agreed, typed: Agreed): Unfinished<Schemas['ResolutionPatch']> {
  const now = asAsked(typed)
  const { settled_on, form, level, terms, performance, perform_by, parties_on, mediator_on, seal_on } = now
  const whole = {
    settled_on: settled_on || null,
    form: form || null,
    level: level || null,
    terms: terms.trim() || null,
    performance: performance || null,
    perform_by: perform_by || null,
    amount_fen: now.amount.trim() ? fenFrom(now.amount) : null,
    instalments: partsOnWire(now),
    signed: { parties_on: parties_on || null, mediator_on: mediator_on || null, seal_on: seal_on || null },
  }
  return picked(whole, changesBetween(asAsked(base), now).map(nameOnWire))
}

export function agreedWords(t: Words): Record<keyof Agreed, string> {
  return {
    settled_on: t.settledOn,
    form: t.form,
    level: t.level,
    terms: t.terms,
    performance: t.performance,
    perform_by: t.performBy,
    amount: t.agreedAmount,
    parties_on: t.partiesSigned,
    mediator_on: t.mediatorSigned,
    seal_on: t.sealed,
    instalments: t.instalments,
  }
}

/** What a field means to a reader, for comparing two versions. */
export function agreedValue(field: keyof Agreed, typed: Agreed, t: Words): string {
  switch (field) {
    case 'form':
      return label('AgreementForm', typed.form as Code<'AgreementForm'>)
    case 'level':
      return label('Level', typed.level as Code<'Level'>)
    case 'performance':
      return label('Performance', typed.performance as Code<'Performance'>)
    case 'instalments':
      return (
        listed(
          typed.instalments.map((part) =>
            [part.due_on && dayText(part.due_on), part.amount && t.yuan(part.amount)].filter(Boolean).join(' '),
          ),
        ) || '—'
      )
    case 'terms':
      return typed.terms || '—'
    case 'amount':
      return typed.amount ? t.yuan(typed.amount) : '—'
    default:
      return typed[field] ? dayText(typed[field]) : '—'
  }
}

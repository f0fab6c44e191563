/** Resolving a case: what is typed, what is missing, what is sent. */
import { today } from '@/clock'
import type { Code } from '@/api/lists'
import { fenFrom } from '@/money'
import type { Fault } from '@/ui/form'

export const settleForm = 'settle'

/** What can be true on the day of the agreement; the rest happens later. */
export const performances: Code<'Performance'>[] = ['immediate', 'not_due', 'partly']

export function emptySettle() {
  return {
    settled_on: today(),
    form: '' as Code<'AgreementForm'> | '',
    level: '' as Code<'Level'> | '',
    terms: '',
    performance: '' as Code<'Performance'> | '',
    perform_by: '',
    amount: '',
    parties_on: '',
    mediator_on: '',
    seal_on: '',
    change_reason: '',
    /** Who helped, each with the id of the participation it will become. */
    helpers: [] as { code: string; id: string }[],
  }
}

export type Settle = ReturnType<typeof emptySettle>

export function faultsInSettle(typed: Settle, amountWords: string): Fault[] {
  return typed.amount.trim() && fenFrom(typed.amount) === null ? [{ pointer: '/amount_fen', detail: amountWords }] : []
}

export function settleBody(typed: Settle): Record<string, unknown> {
  const signed = filled({ parties_on: typed.parties_on, mediator_on: typed.mediator_on, seal_on: typed.seal_on })
  return {
    ...filled({
      settled_on: typed.settled_on,
      form: typed.form,
      level: typed.level,
      terms: typed.terms.trim(),
      performance: typed.performance,
      perform_by: typed.performance === 'immediate' ? '' : typed.perform_by,
      change_reason: typed.change_reason.trim(),
    }),
    ...(typed.amount.trim() ? { amount_fen: fenFrom(typed.amount) } : {}),
    ...(typed.form === 'written' && Object.keys(signed).length ? { signed } : {}),
  }
}

function filled(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

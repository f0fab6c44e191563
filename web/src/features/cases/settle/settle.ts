/** Resolving a case: what is typed, what is missing, what is sent. */
import { withoutEmpty, type Unfinished } from '@/api/body'
import type { Schemas } from '@/api/contract'
import type { Code } from '@/api/lists'
import { today } from '@/values/clock'
import { fenFrom } from '@/values/money'
import type { Fault } from '@/ui/form'

export const settleForm = 'settle'

/** What can be true on the day of the agreement; the rest happens later. */
export const performances: Code<'Performance'>[] = ['immediate', 'not_due', 'partly']

export function emptySettle() {
  return {
    settled_on: today(),
    form: 'oral' as Code<'AgreementForm'> | '',
    level: '' as Code<'Level'> | '',
    terms: '',
    performance: 'immediate' as Code<'Performance'> | '',
    perform_by: '',
    amount: '',
    parties_on: '',
    mediator_on: '',
    seal_on: '',
    instalments: [] as Instalment[],
    /** Who helped, each with the id of the participation it will become. */
    helpers: [] as { code: string; id: string }[],
  }
}

/** One part as typed. */
export interface Instalment {
  due_on: string
  amount: string
}

export type Settle = ReturnType<typeof emptySettle>
/** The agreement itself, without who helped. */
export type Agreed = Omit<Settle, 'helpers'>

export function faultsInSettle(typed: Agreed, words: { amount: string; instalment: string }): Fault[] {
  const faults: Fault[] = []
  if (typed.amount.trim() && fenFrom(typed.amount) === null) faults.push({ pointer: '/amount_fen', detail: words.amount })
  begunParts(typed).forEach(({ due_on, amount }, at) => {
    if (amount.trim() && fenFrom(amount) === null) faults.push({ pointer: `/instalments/${at}/amount_fen`, detail: words.amount })
    else if (!due_on || !amount.trim())
      faults.push({ pointer: `/instalments/${at}/${due_on ? 'amount_fen' : 'due_on'}`, detail: words.instalment })
  })
  return faults
}

/** A part of which nothing was typed is none. An agreement performed on the spot has no parts. */
function begunParts(typed: Agreed): Instalment[] {
  return typed.performance === 'immediate' ? [] : typed.instalments.filter((part) => part.due_on || part.amount.trim())
}

export function partsOnWire(typed: Agreed): { due_on: string; amount_fen: number | null }[] {
  return begunParts(typed).map(({ due_on, amount }) => ({ due_on, amount_fen: fenFrom(amount) }))
}

export function settleBody(typed: Settle): Unfinished<Schemas['Settle']> {
  const signed = withoutEmpty({ parties_on: typed.parties_on, mediator_on: typed.mediator_on, seal_on: typed.seal_on })
  return {
    ...withoutEmpty({
      settled_on: typed.settled_on,
      form: typed.form,
      level: typed.level,
      terms: typed.terms.trim(),
      performance: typed.performance,
      perform_by: typed.performance === 'immediate' ? '' : typed.perform_by,
    }),
    ...(typed.amount.trim() ? { amount_fen: fenFrom(typed.amount) } : {}),
    ...(begunParts(typed).length ? { instalments: partsOnWire(typed) } : {}),
    ...(typed.form === 'written' && Object.keys(signed).length ? { signed } : {}),
  }
}

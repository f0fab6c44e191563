/** What else is recorded in the life of a case, besides its steps: one row for each, with what it asks for. */
import { today } from '@/clock'
import type { Case } from '@/api/types'
import { fenFrom } from '@/money'
import type { StepField } from './steps'
import { isOpen } from './case-words'

export type RecordKind = 'meeting' | 'extension' | 'transfer' | 'performance' | 'follow_up' | 'confirmation'

interface RecordForm {
  path: string
  /** A child of the case has its own id; the other facts change the case and need its revision. */
  child: boolean
  offered: (found: Case) => boolean
  fields: readonly StepField[]
}

const field = (name: string, ask: StepField['ask'], optional = false): StepField => ({ name, ask, optional })
const resolved = (found: Case) => found.resolution !== null

export const recordForms: Record<RecordKind, RecordForm> = {
  meeting: { path: 'meetings', child: true, offered: isOpen, fields: [field('held_on', 'day'), field('place', 'text'), field('record', 'reason'), field('next_on', 'later_day', true)] },
  extension: { path: 'extension', child: false, offered: (found) => found.stage === 'accepted', fields: [field('agreed_on', 'day'), field('until_on', 'later_day'), field('agreed_by_all', 'told')] },
  transfer: { path: 'transfers', child: true, offered: isOpen, fields: [field('to', 'transfer_to'), field('sent_on', 'day'), field('reason', 'reason')] },
  performance: { path: 'performance', child: false, offered: resolved, fields: [field('status', 'performance'), field('on', 'day'), field('amount_fen', 'money', true), field('note', 'text', true)] },
  follow_up: { path: 'follow-ups', child: true, offered: resolved, fields: [field('visited_on', 'day'), field('method', 'text'), field('visitor', 'text'), field('record', 'reason')] },
  confirmation: { path: 'confirmation', child: false, offered: resolved, fields: [field('applied_on', 'day'), field('court', 'text', true), field('decided_on', 'later_day', true), field('result', 'confirmation', true)] },
}

export function offeredRecords(found: Case): RecordKind[] {
  return (Object.keys(recordForms) as RecordKind[]).filter((kind) => recordForms[kind].offered(found))
}

export function emptyRecord(kind: RecordKind, me: string): Record<string, string | boolean> {
  const start: Partial<Record<StepField['ask'], string | boolean>> = { day: today(), told: false }
  const empty = Object.fromEntries(recordForms[kind].fields.map((each) => [each.name, start[each.ask] ?? '']))
  return kind === 'follow_up' ? { ...empty, visitor: me } : empty
}

export function recordBody(kind: RecordKind, typed: Record<string, string | boolean>): Record<string, unknown> {
  const money = new Set(recordForms[kind].fields.filter((each) => each.ask === 'money').map((each) => each.name))
  const filled = Object.entries(typed).filter(([, value]) => typeof value === 'boolean' || value.trim() !== '')
  return Object.fromEntries(filled.map(([name, value]) => [name, money.has(name) ? fenFrom(String(value)) : value]))
}

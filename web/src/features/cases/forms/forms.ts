/**
 * What each short form of a case asks for: its steps, the dated facts about its agreement, and its children. Which steps
 * are allowed comes with the case; what is asked is the same everywhere.
 */
import type { Unfinished } from '@/api/body'
import type { Body } from '@/api/contract'
import type { Code, ListName } from '@/api/lists'
import type { Step } from '@/api/types'
import { today } from '@/values/clock'
import { fenFrom, yuan } from '@/values/money'
import type { Fault } from '@/ui/form'

/** Questions answered from a coded list; a few ask for a part of one. */
export const lists = {
  decline_ground: ['DeclinedGround'],
  end_ground: ['EndedGround'],
  performance: ['Performance'],
  performance_seen: ['Performance', ['performed', 'partly', 'overdue', 'sued']],
  confirmation: ['Confirmation', ['applied', 'confirmed', 'refused', 'withdrawn']],
  transfer_to: ['TransferTo'],
  transfer_answer: ['TransferAnswer'],
  method: ['FollowUpMethod'],
  attachment_kind: ['AttachmentKind'],
  paper: ['Paper'],
} as const satisfies Record<string, readonly [ListName, (readonly string[])?]>
export type ListQuestion = keyof typeof lists

export interface FormField<Name extends string = string> {
  /** The name on the wire. */
  name: Name
  /** `day` has happened, `later` is still to come; `told` is a box to tick; `case` and `room` are picked. */
  ask: 'day' | 'later' | 'line' | 'text' | 'money' | 'room' | 'case' | 'told' | 'yes_no' | ListQuestion
  optional?: boolean
  /** What stands there before anything is typed, where it is not the field's own way to begin. */
  start?: string
  /** Which words ask for it, where the name alone would ask for something else. */
  words?: string
  lines?: number
}

const day = <N extends string>(name: N): FormField<N> => ({ name, ask: 'day' })
const optionalDay = <N extends string>(name: N): FormField<N> => ({ name, ask: 'day', optional: true, start: '' })
const reason: FormField<'reason'> = { name: 'reason', ask: 'text', lines: 3 }
const told: FormField<'routes_told'> = { name: 'routes_told', ask: 'told' }

/** One row for each form, in the order of a case's life. */
const forms = {
  accept: [day('accepted_on')],
  decline: [{ name: 'ground', ask: 'decline_ground' }, day('on'), told],
  end: [{ name: 'ground', ask: 'end_ground' }, day('ended_on'), told],
  close: [day('on')],
  archive: [day('on')],
  reopen: [day('on'), reason],
  withdraw: [day('on'), reason],
  restore: [reason],
  move: [{ name: 'room_id', ask: 'room' }, day('on'), reason],
  merge: [{ name: 'into', ask: 'case' }, reason],
  unmerge: [reason],
  signatures: [optionalDay('parties_on'), optionalDay('mediator_on'), optionalDay('seal_on')],
  performance: [
    { name: 'status', ask: 'performance_seen' },
    day('on'),
    { name: 'amount_fen', ask: 'money', optional: true, words: 'paid' },
    { name: 'note', ask: 'text', optional: true, lines: 2 },
  ],
  confirmation: [
    optionalDay('applied_on'),
    { name: 'court', ask: 'line', optional: true },
    { name: 'result', ask: 'confirmation', optional: true },
    optionalDay('decided_on'),
  ],
  correct_end: [{ name: 'ground', ask: 'end_ground' }, day('ended_on'), told],
  correct_decline: [{ name: 'ground', ask: 'decline_ground' }, day('ended_on'), told],
  extension: [{ name: 'until_on', ask: 'later' }, day('agreed_on'), { name: 'agreed_by_all', ask: 'told' }],
  refusal: [day('refused_on')],
  meeting: [
    day('held_on'),
    { name: 'place', ask: 'line' },
    { name: 'record', ask: 'text', lines: 8 },
    { name: 'present', ask: 'line', optional: true },
    { name: 'next_on', ask: 'later', optional: true },
  ],
  follow_up: [
    day('visited_on'),
    { name: 'method', ask: 'method' },
    { name: 'record', ask: 'text', lines: 5, words: 'follow_up_record' },
    { name: 'performed', ask: 'performance', optional: true },
    { name: 'satisfied', ask: 'yes_no', optional: true },
    { name: 'litigated', ask: 'yes_no', optional: true },
    { name: 'hidden_risk', ask: 'text', optional: true, lines: 2 },
  ],
  transfer: [
    { name: 'to', ask: 'transfer_to' },
    { name: 'body', ask: 'line', optional: true },
    day('sent_on'),
    { name: 'reason', ask: 'text', lines: 3, words: 'transfer_reason' },
  ],
  transfer_answer: [
    { name: 'answer', ask: 'transfer_answer' },
    day('answered_on'),
    { name: 'answer_note', ask: 'text', optional: true, lines: 2 },
  ],
  attachment: [
    { name: 'kind', ask: 'attachment_kind' },
    { name: 'paper', ask: 'paper', optional: true },
    { name: 'filename', ask: 'line' },
  ],
} as const satisfies Partial<Record<Step, readonly FormField[]>> & Record<string, readonly FormField[]>

export type FormName = keyof typeof forms

/** Which records of a case a form adds to or corrects; an ending is corrected through its case. Every other form is a command. */
export const children = {
  meeting: 'meetings',
  follow_up: 'follow-ups',
  transfer: 'transfers',
  transfer_answer: 'transfers',
  refusal: 'parties',
  attachment: 'attachments',
} as const satisfies Partial<Record<FormName, string>>
export type ChildForm = keyof typeof children
export type EndingForm = 'correct_end' | 'correct_decline'
type CommandForm = Exclude<FormName, ChildForm | EndingForm>

/** What a form sends. */
type FormBody<F extends FormName> = F extends ChildForm
  ? Body<'patch', `/cases/{id}/${(typeof children)[F]}/{child_id}`>
  : F extends CommandForm
    ? Body<'post', `/cases/{id}/${F}`>
    : Body<'patch', '/cases/{id}/endings/{ending_id}'>
type FieldsOf<F extends FormName> = readonly FormField<keyof FormBody<F> & string>[]

export const fieldsOf = (form: FormName): readonly FormField[] => (forms satisfies { [F in FormName]: FieldsOf<F> })[form]

/** Answers as form controls hold them. */
export type Answers = Record<string, string | boolean>

export function emptyAnswers(form: FormName): Answers {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.name, beginningOf(field)]))
}

function beginningOf({ ask, start }: FormField): string | boolean {
  if (ask === 'told') return false
  return start ?? (ask === 'day' ? today() : '')
}

/** A record as it would have been typed. */
export function answersFrom(form: FormName, record: object): Answers {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.name, typedFrom(field, (record as Record<string, unknown>)[field.name])]))
}

function typedFrom({ ask }: FormField, value: unknown): string | boolean {
  if (ask === 'told') return value === true
  if (value === null || value === undefined) return ''
  if (ask === 'yes_no') return value ? 'yes' : 'no'
  return ask === 'money' ? yuan(value as number) : String(value)
}

/** A day still to be filled in on a record is usually this one. */
export function withToday(form: FormName, answers: Answers): Answers {
  const missing = fieldsOf(form).filter(({ name, ask, optional }) => ask === 'day' && !optional && !answers[name])
  return { ...answers, ...Object.fromEntries(missing.map(({ name }) => [name, today()])) }
}

function onWire({ ask }: FormField, typed: string | boolean): unknown {
  if (typeof typed === 'boolean') return typed
  const text = typed.trim()
  if (text === '') return null
  if (ask === 'yes_no') return text === 'yes'
  return ask === 'money' ? fenFrom(text) : text
}

/** The answers under the names of the form's questions, which are those of its body. */
export type Sent = Unfinished<FormBody<FormName>>

/** Empty answers are left out, so that the server names what is missing in its own words. */
export function bodyOf(form: FormName, answers: Answers): Sent {
  return Object.fromEntries(
    fieldsOf(form)
      .map((field) => [field.name, onWire(field, answers[field.name] ?? '')])
      .filter(([, value]) => value !== null),
  )
}

/** Only what was changed; what was emptied is taken away. */
export function patchOf(form: FormName, before: Answers, after: Answers): Sent {
  return Object.fromEntries(changedFields(form, before, after).map((field) => [field.name, onWire(field, after[field.name] ?? '')]))
}

export function changedFields(form: FormName, before: Answers, after: Answers): FormField[] {
  return fieldsOf(form).filter((field) => onWire(field, before[field.name] ?? '') !== onWire(field, after[field.name] ?? ''))
}

export function faultsOf(form: FormName, answers: Answers, notAnAmount: string): Fault[] {
  const wrong = fieldsOf(form).filter(
    ({ name, ask }) => ask === 'money' && String(answers[name]).trim() !== '' && fenFrom(String(answers[name])) === null,
  )
  return wrong.map(({ name }) => ({ pointer: `/${name}`, detail: notAnAmount }))
}

export function codesOf(question: ListQuestion): Code<ListName>[] | undefined {
  return (lists[question] as readonly [ListName, Code<ListName>[]?])[1]
}

export const warnForms: readonly FormName[] = ['withdraw', 'decline', 'end', 'merge', 'refusal']

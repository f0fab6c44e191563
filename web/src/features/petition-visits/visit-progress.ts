/** The dated steps of a petition matter: what each is told by, and after which other it can come. */
import type { Schemas } from '@/api/contract'
import type { Clock, Progress, Visit } from '@/api/types'

type Field = keyof Progress & keyof Schemas['ProgressPatch']

export interface StepRow {
  /** What makes the step taken; the others belong to it. */
  main: Field
  /** The step that comes before it in the procedure. */
  after?: Field
  fields: readonly Field[]
}

/** In the order of the procedure (信访工作条例). */
const progressSteps = {
  assigned: { main: 'assigned_on', fields: ['assigned_on', 'answer_by'] },
  answered: { main: 'answered_on', after: 'assigned_on', fields: ['answered_on', 'answer'] },
  notified: { main: 'notified_on', fields: ['notified_on'] },
  accepted: { main: 'accepted_on', fields: ['accepted_on'] },
  extended: { main: 'extension_days', fields: ['extension_days', 'extension_approved_by', 'extension_reason'] },
  notice_forwarded: { main: 'forwarded_notice_on', fields: ['forwarded_notice_on'] },
  objected: { main: 'objected_on', after: 'forwarded_notice_on', fields: ['objected_on'] },
  opinion_received: { main: 'opinion_received_on', fields: ['opinion_received_on'] },
  reexamination_requested: { main: 'reexamination_requested_on', after: 'opinion_received_on', fields: ['reexamination_requested_on'] },
  reexamination_decided: { main: 'reexamination_decided_on', after: 'reexamination_requested_on', fields: ['reexamination_decided_on'] },
  review_requested: { main: 'review_requested_on', after: 'reexamination_decided_on', fields: ['review_requested_on'] },
  review_decided: { main: 'review_decided_on', after: 'review_requested_on', fields: ['review_decided_on'] },
} as const satisfies Record<string, StepRow>

export type ProgressStep = keyof typeof progressSteps
export const stepNames = Object.keys(progressSteps) as ProgressStep[]

export function rowOf(step: ProgressStep): StepRow {
  return progressSteps[step]
}

export function isTaken(step: ProgressStep, progress: Progress): boolean {
  return progress[rowOf(step).main] != null
}

/** What may be noted next: not noted yet, and what comes before it is. More time needs a matter that was accepted. */
export function nextSteps({ progress, handling }: Pick<Visit, 'progress' | 'handling'>): ProgressStep[] {
  const accepted = handling === 'accepted' || progress.accepted_on != null
  return stepNames.filter((step) => {
    const { after } = rowOf(step)
    if (isTaken(step, progress) || (after && progress[after] == null)) return false
    return step !== 'extended' || accepted
  })
}

/** The step that stops a clock; finishing is not one of the progress but of the visit itself. */
const stoppedBy: Record<Clock['kind'], ProgressStep | 'finish'> = {
  notice: 'notified',
  answer: 'answered',
  objection: 'objected',
  finish: 'finish',
  reexamination_request: 'reexamination_requested',
  reexamination: 'reexamination_decided',
  review_request: 'review_requested',
  review: 'review_decided',
}

export function stepStopping(clock: Pick<Clock, 'kind'>): ProgressStep | 'finish' {
  return stoppedBy[clock.kind]
}

export type ClockState = 'running' | 'late' | 'done' | 'done_late' | 'unknown'

/** How a clock stands on a day. */
export function stateOf({ due_on, done_on }: Pick<Clock, 'due_on' | 'done_on'>, on: string): ClockState {
  if (done_on) return due_on && done_on > due_on ? 'done_late' : 'done'
  if (!due_on) return 'unknown'
  return due_on < on ? 'late' : 'running'
}

export interface Happened {
  step: ProgressStep | 'received' | 'finished'
  on: string
}

/** What has happened so far, by day; what happened on one day in the order of the procedure. */
export function happened(visit: Pick<Visit, 'progress' | 'received_on' | 'finished_on'>): Happened[] {
  const dated = stepNames.flatMap((step) => {
    const on = visit.progress[rowOf(step).main]
    return typeof on === 'string' ? [{ step, on }] : []
  })
  const all: Happened[] = [{ step: 'received', on: visit.received_on }, ...dated]
  if (visit.finished_on) all.push({ step: 'finished', on: visit.finished_on })
  return all.sort((a, b) => a.on.localeCompare(b.on))
}

/** What is sent for one step: null takes a fact back. */
export function progressBody(step: ProgressStep, typed: Record<string, string>): Schemas['ProgressPatch'] {
  const values = rowOf(step).fields.map((name) => {
    const text = (typed[name] ?? '').trim()
    return [name, name === 'extension_days' && /^\d+$/.test(text) ? Number(text) : text || null] as const
  })
  return Object.fromEntries(values)
}

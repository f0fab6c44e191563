/** What each step asks for. Which steps are allowed comes with the case; what is asked is the same everywhere. */
import { today } from '@/clock'
import type { Step } from '@/api/types'

export type { Step }
/** Resolving a case has a page of its own. */
export type ShortStep = Exclude<Step, 'settle' | 'merge' | 'unmerge'>

export interface StepField {
  name: string
  ask: 'day' | 'reason' | 'room' | 'told' | keyof typeof lists
  optional?: boolean
}

/** Questions answered from a coded list. */
export const lists = {
  decline_ground: 'DeclinedGround',
  end_ground: 'EndedGround',
} as const

const day = (name: string): StepField => ({ name, ask: 'day' })
const reason: StepField = { name: 'reason', ask: 'reason' }
const told: StepField = { name: 'routes_told', ask: 'told' }

export const stepFields: Record<ShortStep, readonly StepField[]> = {
  accept: [day('accepted_on')],
  decline: [{ name: 'ground', ask: 'decline_ground' }, day('on'), told],
  end: [{ name: 'ground', ask: 'end_ground' }, day('ended_on'), told],
  close: [day('on')],
  archive: [day('on')],
  reopen: [day('on'), reason],
  withdraw: [day('on'), reason],
  move: [{ name: 'room_id', ask: 'room' }, day('on'), reason],
}

export type StepAnswers = Record<string, string | boolean>

export function emptyAnswers(step: ShortStep): StepAnswers {
  const empty = { day: today(), told: false } as Record<string, string | boolean>
  return Object.fromEntries(stepFields[step].map((field) => [field.name, empty[field.ask] ?? '']))
}

/** Empty answers are left out, so that the server names what is missing in its own words. */
export function stepBody(answers: StepAnswers, changeReason: string): Record<string, string | boolean> {
  const filled = Object.entries(answers).filter(([, answer]) => typeof answer === 'boolean' || answer.trim() !== '')
  return { ...Object.fromEntries(filled), ...(changeReason.trim() ? { change_reason: changeReason.trim() } : {}) }
}

export const warnSteps: readonly Step[] = ['withdraw', 'decline', 'end']

import { textsNow } from '@/i18n'
import { listed } from '@/i18n/words'
import { label, type Code } from '@/api/lists'
import type { Case } from '@/api/types'
import { texts } from './texts'

type Stage = Case['stage']
type Step = Case['allowed_steps'][number]
type Tone = 'plain' | 'active' | 'good' | 'warn' | 'bad'

/** A word comes with every shape; the shape helps the eye down a long list and colour only supports it. */
export const stageLook: Record<Stage, { tone: Tone; shape: string }> = {
  registered: { tone: 'active', shape: '○' },
  accepted: { tone: 'active', shape: '◐' },
  declined: { tone: 'plain', shape: '–' },
  settled: { tone: 'good', shape: '●' },
  ended: { tone: 'bad', shape: '✕' },
  closed: { tone: 'plain', shape: '✓' },
  archived: { tone: 'plain', shape: '▪' },
}

/** What people usually do next, most likely first; the other steps stand aside. Which are allowed, the server says. */
const usual: readonly Step[] = ['settle', 'accept', 'end', 'close', 'archive']

export function usualSteps(found: Case): Step[] {
  return usual.filter((step) => found.allowed_steps.includes(step))
}

export function otherSteps(found: Case): Step[] {
  return found.allowed_steps.filter((step) => !usual.includes(step))
}

/** A case is known by its people. */
export function titleOf(found: Case, unknown: string): string {
  return listed(found.parties.map((party) => party.name).filter(Boolean)) || unknown
}

/** Why it ended without a resolution; the word comes from the list of the step that ended it. */
export function groundOf({ end }: Case): string {
  if (!end) return ''
  return end.step === 'decline' ? label('DeclinedGround', end.ground as Code<'DeclinedGround'>) : label('EndedGround', end.ground as Code<'EndedGround'>)
}

export function isOpen(found: Case): boolean {
  return (found.stage === 'registered' || found.stage === 'accepted') && !found.withdrawn && !found.merged_into
}

export function nextStepLabel(found: Case): string {
  const step = usualSteps(found)[0]
  return step ? textsNow(texts).step[step] : ''
}

import { listed } from '@/i18n/words'
import { label, type Code } from '@/api/lists'
import type { Case } from '@/api/types'

type Stage = Case['stage']
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

/** A case is known by its people. */
export function titleOf(found: Case, unknown: string): string {
  return listed(found.parties.map((party) => party.name).filter(Boolean)) || unknown
}

/** Why it ended without a resolution; the word comes from the list of the step that ended it. */
export function groundOf({ end }: Case): string {
  if (!end) return ''
  return end.step === 'decline'
    ? label('DeclinedGround', end.ground as Code<'DeclinedGround'>)
    : label('EndedGround', end.ground as Code<'EndedGround'>)
}

/** Kept, but counted nowhere. */
export function isAside(found: Case): boolean {
  return Boolean(found.withdrawn || found.merged_into)
}

export function isOpen(found: Case): boolean {
  return (found.stage === 'registered' || found.stage === 'accepted') && !isAside(found)
}

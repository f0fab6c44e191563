import type { Code } from '@/api/lists'
import type { Dossier } from '@/api/types'

export type Line = Dossier['items'][number]

/** What is missing first, then what is there in some way; within each the order of the contents. */
export function sorted(dossier: Dossier | null): Record<'missing' | 'there' | 'idle', Line[]> {
  const lines = dossier?.items ?? []
  const those = (...states: Line['state'][]) => lines.filter((line) => states.includes(line.state))
  return { missing: those('missing'), there: those('present', 'recorded', 'printable'), idle: those('not_needed') }
}

/** Each state has a shape of its own: only what is signed or scanned is ticked. */
export const paperLook: Record<Line['state'], { tone: 'plain' | 'active' | 'good' | 'bad'; shape: string }> = {
  present: { tone: 'good', shape: '✓' },
  recorded: { tone: 'active', shape: '◐' },
  printable: { tone: 'active', shape: '○' },
  missing: { tone: 'bad', shape: '✕' },
  not_needed: { tone: 'plain', shape: '–' },
}

/** Required papers that could be printed, and still have to be signed and kept. */
export function toSign(dossier: Dossier | null): number {
  return (dossier?.items ?? []).filter((line) => line.need === 'required' && line.state === 'printable').length
}

/** Some papers are proofs people bring, not papers they sign. */
export function kindFor(paper: Code<'Paper'>): Code<'AttachmentKind'> {
  return paper === 'identity' || paper === 'evidence' || paper === 'performance_proof' ? paper : 'signed_paper'
}

const contradicted: readonly Code<'Paper'>[] = ['agreement', 'oral_agreement', 'end_notice']

/** A paper that the case contradicts is refused. TODO when the checklist gives no address for such a paper: rely on that. */
export function downloadOf(line: Line): string | null {
  return line.state === 'not_needed' && contradicted.includes(line.paper) ? null : (line.docx ?? null)
}

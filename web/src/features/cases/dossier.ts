import type { Code } from '@/api/lists'
import type { Dossier } from '@/api/types'

export type Line = Dossier['items'][number]

/** What is missing first, then what is there; within each the order of the contents. */
export function sorted(dossier: Dossier | null): Record<'missing' | 'present' | 'idle', Line[]> {
  const lines = dossier?.items ?? []
  const those = (state: Line['state']) => lines.filter((line) => line.state === state)
  return { missing: those('missing'), present: those('present'), idle: those('not_needed') }
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

import type { Problem } from '@/api/problem'
import { uiTexts } from '@/i18n/ui'

/** What to say about a problem: the server's own words when it refused, ours when it could not answer. */
export function problemWords(problem: Problem, t: typeof uiTexts.zh, writing: boolean): { title: string; text: string } {
  if (problem.kind === 'network') return { title: t.networkTitle, text: writing ? t.networkText : t.readNetworkText }
  if (problem.status >= 500 || !problem.title) return { title: t.ourFault, text: t.ourFaultText(problem.requestId ?? '') }
  return { title: problem.title, text: problem.detail === problem.title ? '' : (problem.detail ?? '') }
}

/** One report as the server tells it. */
import type { Problem } from '@/api/problem'
import type { ScreeningCell, ScreeningReport } from '@/api/types'
import type { texts } from '@/i18n/screenings'

export type Report = ScreeningReport
export type FoundCase = Report['cases'][number]
export type ReportVersion = Report['versions'][number]

/** The version that counts; none once every one was taken back. */
export function inForce(versions: ReportVersion[]): ReportVersion | undefined {
  return [...versions].reverse().find((version) => version.retracted_at == null)
}

export function isFiled(state: ScreeningCell['state']): boolean {
  return state === 'on_time' || state === 'late'
}

/** What is found now, when the report was refused because it is not what the page showed. */
export function listNow(problem: Problem | null): FoundCase[] | null {
  const list = problem?.code === 'list_changed' ? problem.body.current : problem?.code === 'cases_found' ? problem.body.cases : null
  return Array.isArray(list) ? (list as FoundCase[]) : null
}

/** The phone's clock is worth a word only when it is far from the server's. */
export function clocksDiffer(version: Pick<ReportVersion, 'received_at' | 'device_time'>): boolean {
  return version.device_time != null && Math.abs(Date.parse(version.device_time) - Date.parse(version.received_at)) > 10 * 60_000
}

/** 王某福 对 李某珍 */
export function namesOf(found: FoundCase, words: Pick<typeof texts.zh, 'versus' | 'unnamed'>): string {
  return [found.applicant, found.respondent].filter(Boolean).join(` ${words.versus} `) || words.unnamed
}

import type { Progress, Visit } from '@/api/types'
import { today } from '@/values/clock'
import { rowOf, stepNames } from './visit-progress'

/** Every fact of the progress as text; the day of a step not taken yet is today, as most steps are noted when taken. */
export function typedProgress({ progress }: Pick<Visit, 'progress'>): Record<keyof Progress, string> {
  const typed = Object.fromEntries(Object.entries(progress).map(([name, value]) => [name, value == null ? '' : String(value)])) as Record<
    keyof Progress,
    string
  >
  for (const step of stepNames) {
    const { main } = rowOf(step)
    if (main !== 'extension_days' && !typed[main]) typed[main] = today()
  }
  return typed
}

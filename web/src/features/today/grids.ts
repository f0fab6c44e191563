import { shallowRef } from 'vue'
import { get } from '@/api/contract'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import type { ScreeningGrid } from '@/api/types'
import { today } from '@/values/clock'
import { recentHalfMonths, yearsOf } from './recent-reports'

/** The grids that hold the last four half-months: one, or two in January. */
export function useRecentGrids() {
  const data = shallowRef<ScreeningGrid[] | null>(null)
  const problem = shallowRef<Problem | null>(null)

  async function reload(): Promise<void> {
    problem.value = null
    try {
      const years = yearsOf(recentHalfMonths(today()))
      const answers = await Promise.all(years.map((year) => read(get('/screenings', { year }))))
      data.value = answers.map((answer) => answer.data)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      problem.value = failure
    }
  }

  void reload()
  return { data, problem, reload }
}

/**
 * The printed case holds more than the screen has read. A desk reads it ahead, because a browser's own print menu does not
 * wait; a phone reads it when asked, and Ctrl+P waits for it. It stands on the page only while it is printed.
 */
import { computed, nextTick, onScopeDispose, shallowRef, watch, type Component, type ShallowRef } from 'vue'
import { get } from '@/api/contract'
import { useRead } from '@/api/read'
import { useWide } from '@/ui/wide'

export function usePaper(id: () => string, changes: ShallowRef<number>) {
  const wide = useWide()
  const media = matchMedia('print')
  const printing = shallowRef(media.matches)
  const asked = shallowRef(false)
  const page = shallowRef<Component | null>(null)
  const wanted = computed(() => wide.value || asked.value)
  const meetings = useRead(() => (wanted.value ? get('/cases/{id}/meetings', { id: id(), limit: 200 }) : null))
  const visits = useRead(() => (wanted.value ? get('/cases/{id}/follow-ups', { id: id(), limit: 200 }) : null))
  const timeline = useRead(() => (wanted.value ? get('/cases/{id}/timeline', { id: id() }) : null))
  const all = [meetings, visits, timeline]
  watch(changes, () => all.forEach((reading) => void reading.reload()))
  watch(
    wanted,
    async (now) => {
      if (now) page.value ??= (await import('./CasePaper.vue')).default as Component
    },
    { immediate: true },
  )

  /** Printed also when something could not be read: a paper with a gap is better than none. */
  const complete = computed(
    () => page.value !== null && all.every(({ data, problem, loading }) => !loading.value && (data.value || problem.value)),
  )
  const records = computed(() => ({
    meetings: meetings.data.value?.items ?? [],
    visits: visits.data.value?.items ?? [],
    happenings: timeline.data.value?.items ?? [],
  }))
  let waiting = false
  watch(complete, (now) => now && waiting && void print())

  async function print(): Promise<void> {
    waiting = !complete.value
    asked.value = true
    if (waiting) return
    printing.value = true
    await nextTick()
    window.print()
  }

  function pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return
    event.preventDefault()
    void print()
  }

  const begins = () => (printing.value = true)
  const ends = () => (printing.value = media.matches)
  addEventListener('keydown', pressed)
  addEventListener('beforeprint', begins)
  addEventListener('afterprint', ends)
  media.addEventListener('change', ends)
  onScopeDispose(() => {
    removeEventListener('keydown', pressed)
    removeEventListener('beforeprint', begins)
    removeEventListener('afterprint', ends)
    media.removeEventListener('change', ends)
  })
  return { print, page: computed(() => (printing.value ? page.value : null)), records }
}

/**
 * The printed case holds more than the screen has read. A desk reads it ahead, because a browser's own print menu does not
 * wait; a phone reads it when asked. Ctrl+P waits for it.
 */
import { onScopeDispose, shallowRef } from 'vue'
import { useWide } from '@/ui/wide'

export function usePaper() {
  const wide = useWide()
  const wanted = shallowRef(wide.value)
  let complete = false
  let waiting = false

  function ready(): void {
    complete = true
    if (!waiting) return
    waiting = false
    // After the paper is on the page.
    requestAnimationFrame(() => window.print())
  }

  function print(): void {
    if (complete) return window.print()
    waiting = wanted.value = true
  }

  function pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return
    event.preventDefault()
    print()
  }

  addEventListener('keydown', pressed)
  onScopeDispose(() => removeEventListener('keydown', pressed))
  return { wanted, ready, print }
}

/**
 * What every dialog over a page does: the page behind stands still, the browser's Back goes to the dialog and not away from
 * the page, and in the end the person is back where they were.
 */
import { nextTick, onBeforeUnmount, onMounted, onUnmounted, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { isBrowserBack } from './browser-back'

let open = 0

function stand(still: 1 | -1): void {
  open += still
  document.documentElement.classList.toggle('dialog-open', open > 0)
}

export function useModal(dialog: Readonly<Ref<HTMLDialogElement | null>>, back: () => void): void {
  const opener = document.activeElement
  const around = placesAround(opener)
  const router = useRouter()

  const release = router.beforeEach((to) => {
    // Only what the browser's own buttons do is held up.
    if (!isBrowserBack() || to.meta.open || !dialog.value?.open) return true
    back()
    return false
  })

  onMounted(() => {
    dialog.value?.showModal()
    stand(1)
  })
  onBeforeUnmount(() => dialog.value?.open && dialog.value.close())
  onUnmounted(async () => {
    stand(-1)
    release()
    await nextTick()
    // The one who opened it may be gone with what was changed; then the nearest place that still stands.
    if (document.activeElement === null || document.activeElement === document.body) focusOn([opener, ...around])
  })
}

/** From the inside out, as far as the page's own main part. */
function placesAround(from: Element | null): Element[] {
  const places: Element[] = []
  for (let at = from?.parentElement ?? null; at && at !== document.body; at = at.parentElement) places.push(at)
  return places
}

function focusOn(places: (Element | null)[]): void {
  const place = places.find((each) => each instanceof HTMLElement && each.isConnected && each !== document.body) as HTMLElement | undefined
  if (!place) return
  if (!place.matches('a[href], button, input, select, textarea, summary, [tabindex]')) place.tabIndex = -1
  place.focus({ preventScroll: place !== places[0] })
}

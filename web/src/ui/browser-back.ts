/**
 * Whether the page now being left is left by the browser's own Back or Forward. Loaded before the router, so that this hears of
 * it first: of two listeners on the window, the one registered first is called first.
 */
let going = false

addEventListener('popstate', () => {
  going = true
  setTimeout(() => (going = false))
})

export function isBrowserBack(): boolean {
  return going
}

/** Whether the program answers at all; asked of the program itself, because a phone that thinks it is online may not be. */
export async function isReachable(): Promise<boolean> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), 5000)
  try {
    return (await fetch('/healthz', { cache: 'no-store', signal: stop.signal })).ok
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

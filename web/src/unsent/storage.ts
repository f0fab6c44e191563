/**
 * Where the device keeps what is unsent, under a name. The only file that knows it is the browser's local storage: working
 * without a signal puts another store behind the same four functions.
 */

/** What is kept of one form. */
export interface Kept {
  kept_at: string
  content: unknown
  /** What was last sent under this id without an answer: that, and nothing typed since, may be on record. */
  sent?: unknown
  /** What a correction was typed over. */
  base?: unknown
  /** The id of the record it is to become, where the form itself holds none. */
  record?: string
}

/** False when the device has no room left, or keeps nothing at all. */
export function keep(name: string, kept: Kept): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function find(name: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'content' in kept && 'kept_at' in kept ? (kept as Kept) : null
  } catch {
    return null
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function names(beginning: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning))
  } catch {
    return []
  }
}

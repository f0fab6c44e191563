/** Resolves to true when the same person has signed in again, and what was refused may be asked for once more. */
type Listener = () => Promise<boolean>
let listener: Listener = () => Promise.resolve(false)

/** The session feature says what happens when the server answers 401; the client only reports it. */
export function onSessionEnded(happen: Listener): void {
  listener = happen
}

export function sessionEnded(): Promise<boolean> {
  return listener()
}

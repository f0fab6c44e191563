type Listener = () => void
let listener: Listener = () => {}

/** The session feature says what happens when the server answers 401; the client only reports it. */
export function onSessionEnded(happen: Listener): void {
  listener = happen
}

export function sessionEnded(): void {
  listener()
}

/** What a form sends: its names and values are those of the contract, whether it is complete the server says. */

/** A body as a form holds it: some of it may be missing, a choice not made yet. */
export type Unfinished<B> = B extends readonly (infer E)[]
  ? Unfinished<E>[]
  : B extends object
    ? { [K in keyof B]?: Unfinished<B[K]> | '' | null }
    : B

/** Sends a body as it was typed; what is missing the server names in its own words. */
export function asTyped<B>(body: Unfinished<NoInfer<B>>): B {
  return body as B
}

/** Left empty means not known, and is not sent at all. */
export function withoutEmpty<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  ) as Partial<T>
}

/** Only the members named. */
export function picked<T extends object, K extends keyof T>(values: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<T, K>
}

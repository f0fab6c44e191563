/**
 * Addresses, parameters, bodies and answers as the contract has them. `get` names what is read, the others what is changed;
 * both are plain values, so that a form can keep one, send it again and compare it. What the server answers follows from the
 * address: no caller says it.
 */
import { withQuery } from './query'
import type { components, paths } from './schema.gen'

export const base = '/api/v1'

export type Schemas = components['schemas']
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The paths without their common beginning. */
type Contract = { [P in keyof paths as P extends `${typeof base}${infer A}` ? A : never]: paths[P] }

/** Every address that takes this method. */
export type Address<M extends Method> = { [A in keyof Contract]: Contract[A] extends Record<M, object> ? A : never }[keyof Contract]

type Operation<M extends Method, A extends Address<M>> = Contract[A] extends Record<M, infer O> ? O : never

type PathOf<O> = O extends { parameters: { path: infer P } } ? P : unknown
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? (Q extends undefined ? unknown : Q) : unknown
/** A parameter that is empty is left out, whatever its type. */
type OrEmpty<Q> = { [K in keyof Q]: Q[K] | (undefined extends Q[K] ? '' | null : never) }
type Flat<T> = { [K in keyof T]: T[K] }

export type Query<A extends Address<'get'>> = Flat<OrEmpty<QueryOf<Operation<'get', A>>>>
/** What stands in the path and what follows the question mark, in one. */
type Parameters<M extends Method, A extends Address<M>> = Flat<PathOf<Operation<M, A>> & OrEmpty<QueryOf<Operation<M, A>>>>

type JsonOf<R> = R extends { content: { 'application/json': infer T } } ? T : never
type JsonBody<O> = O extends { requestBody?: infer R } ? JsonOf<R> : never
type BodyOf<O> = [JsonBody<O>] extends [never]
  ? unknown
  : [O] extends [{ requestBody: object }]
    ? { body: JsonBody<O> }
    : { body?: JsonBody<O> }
export type Body<M extends Method, A extends Address<M>> = JsonBody<Operation<M, A>>
type Taken = 200 | 201 | 204
type Answered<R> = [JsonOf<R>] extends [never] ? undefined : JsonOf<R>
type AnswerOf<O> = O extends { responses: infer R } ? Answered<R[keyof R & Taken]> : never
export type AnswerTo<M extends Method, A extends Address<M>> = AnswerOf<Operation<M, A>>

declare const answer: unique symbol

/** An address to read, with its parameters. `T` is what it answers. */
export type Get<T> = string & { readonly [answer]: T }

/** A change to send. `T` is what it answers. */
export interface Writing<T> {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  /** The revision this change was made from; sent as If-Match. */
  revision?: number | null | undefined
  /** The answer is a file, not JSON. */
  file?: boolean
  readonly [answer]?: T
}

/** A file to send, with what belongs to it. */
export interface Upload<T> {
  path: string
  form: FormData
  readonly [answer]?: T
}

type Changing<M extends Method, A extends Address<M>> = Flat<Parameters<M, A> & BodyOf<Operation<M, A>> & { revision?: number | null }>
/** Left out where nothing has to be said. */
type Said<P> = object extends P ? [said?: P] : [said: P]

export function get<A extends Address<'get'>>(address: A, ...[said]: Said<Parameters<'get', A>>): Get<AnswerTo<'get', A>> {
  return filled(address, said ?? {}) as Get<AnswerTo<'get', A>>
}

/** The same as a link of the browser's, for files. */
export function href<A extends Address<'get'>>(address: A, ...[said]: Said<Parameters<'get', A>>): string {
  return base + filled(address, said ?? {})
}

export const post = changing('post')
export const put = changing('put')
export const patch = changing('patch')
export const remove = changing('delete')

type FieldsOf<O> = O extends { requestBody: { content: { 'multipart/form-data': infer F } } } ? F : never
type UploadAddress = { [A in Address<'post'>]: [FieldsOf<Operation<'post', A>>] extends [never] ? never : A }[Address<'post'>]

/** Fields that are empty are left out. */
export function upload<A extends UploadAddress>(
  address: A,
  { fields, ...said }: Flat<Parameters<'post', A> & { fields: FieldsOf<Operation<'post', A>> }>,
): Upload<AnswerTo<'post', A>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields as object)) {
    if (value !== null && value !== undefined && value !== '') form.set(name, value instanceof Blob ? value : String(value))
  }
  return { path: filled(address, said), form }
}

type FileAddress = { [A in Address<'post'>]: AnswerTo<'post', A> extends undefined ? A : never }[Address<'post'>]

/** A change that answers with a file. */
export function postForFile<A extends FileAddress>(address: A, ...said: Said<Changing<'post', A>>): Writing<Blob> {
  return { ...post(address, ...said), file: true } as Writing<Blob>
}

function changing<M extends Exclude<Method, 'get'>>(method: M) {
  return <A extends Address<M>>(address: A, ...[said]: Said<Changing<M, A>>): Writing<AnswerTo<M, A>> => {
    const { body, revision, ...parameters } = (said ?? {}) as { body?: unknown; revision?: number | null }
    return {
      method: method.toUpperCase() as Writing<unknown>['method'],
      path: filled(address, parameters),
      ...(body === undefined ? {} : { body }),
      ...(revision === undefined ? {} : { revision }),
    }
  }
}

/** `/cases/{id}/meetings` + `{id: '1', limit: 200}` → `/cases/1/meetings?limit=200`. */
function filled(address: string, parameters: object): string {
  const rest = new Map(Object.entries(parameters))
  const path = address.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  return withQuery(path, Object.fromEntries(rest))
}

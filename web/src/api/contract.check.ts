/**
 * Calls that must not compile: each line below is wrong in one way, and the type checker fails when one of them is accepted.
 * Nothing here is ever run or loaded.
 */
import { asTyped, withoutEmpty } from './body'
import { get, href, patch, post, postForFile, put, remove, upload, type Get } from './contract'
import { useList } from './list'
import { read, useRead } from './read'
import { useWriter } from './write'

const id = '01890000-0000-7000-8000-000000000000'

export function addresses(): void {
  // @ts-expect-error no such address
  get('/caes/{id}', { id })
  // @ts-expect-error an address without its parameters, not one put together by hand
  get(`/cases/${id}`)
  // @ts-expect-error there is nothing to read here
  get('/cases/{id}/settle', { id })
  // @ts-expect-error a case is never deleted
  remove('/cases/{id}', { id })
  // @ts-expect-error a figure is not sent
  post('/figures', { year: 2024 })
  // @ts-expect-error this answers with JSON, not with a file
  postForFile('/cases/{id}/close', { id, body: { on: '2024-01-01' } })
  // @ts-expect-error no file is sent here
  upload('/cases', { fields: { file: new Blob() } })
  // @ts-expect-error a plain text is no address
  useRead(() => '/cases')
}

export function parameters(): void {
  // @ts-expect-error the parameter in the path is missing
  get('/cases/{id}')
  // @ts-expect-error it has another name
  get('/cases/{id}', { case_id: id })
  // @ts-expect-error one of two is missing
  remove('/cases/{id}/links/{other_id}', { id })
  // @ts-expect-error a year is always asked for
  get('/figures', {})
  // @ts-expect-error a year is a number
  get('/figures', { year: '2024' })
  // @ts-expect-error no such filter
  get('/cases', { facts: 'a' })
  // @ts-expect-error no such stage
  get('/cases', { stage: 'resolved' })
  // @ts-expect-error no such parameter of a file
  href('/exports/annual', { year: 2024, format: 'xlsx', stage: 'accepted' })
}

export function bodies(): void {
  // @ts-expect-error the body is missing
  post('/cases/{id}/close', { id })
  // @ts-expect-error its field has another name
  post('/cases/{id}/close', { id, body: { closed_on: '2024-01-01' } })
  // @ts-expect-error its field has another type
  patch('/accounts/{id}', { id, body: { disabled: 'yes' } })
  // @ts-expect-error a field is missing
  post('/accounts', { body: { username: 'a', display_name: 'a', role: 'clerk' } })
  // @ts-expect-error unfinished as it is, it has no such field
  post('/cases', { body: asTyped({ fact: 'a' }) })
  // @ts-expect-error nor such a code
  post('/cases', { body: asTyped({ kind: 'quarrel' }) })
  // @ts-expect-error what may be missing is not complete
  post('/online-entries', { body: withoutEmpty({ platform_no: '1', entered_on: '2024-01-01' }) })
  // @ts-expect-error nothing is sent with it
  remove('/cases/{id}/links/{other_id}', { id, other_id: id, body: { reason: 'a' } })
  // @ts-expect-error a file is no text
  upload('/imports', { fields: { kind: 'cases', file: 'a.xlsx' } })
  // @ts-expect-error a revision is a number
  put('/duty-roster', { from: '2024-01-01', body: { days: [] }, revision: '4' })
}

export async function answers(): Promise<void> {
  const { data } = await read(get('/cases/{id}', { id }))
  // @ts-expect-error a case has no such field
  void data.title
  // @ts-expect-error a case is no year of figures
  const figures: Get<{ figures: unknown[] }> = get('/cases/{id}', { id })
  // @ts-expect-error an agreement answers with its case
  void (await useWriter().trySend(post('/cases/{id}/settle', { id, body: asTyped({}) })))?.data.terms
  // @ts-expect-error nothing comes back
  void (await useWriter().trySend(remove('/cases/{id}/links/{other_id}', { id, other_id: id })))?.data.id
  // @ts-expect-error a single record is no list
  useList(() => get('/cases/{id}', { id }))
  // @ts-expect-error an entry of the list has no such field
  void useList(() => get('/rooms', { limit: 200 })).items.value?.[0]?.room_name
  void figures
}

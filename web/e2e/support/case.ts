/** Cases and visits made without the pages, for stories that begin later in their life. */
import type { Page } from '@playwright/test'
import { today } from '../../src/values/clock'
import { addDays } from '../../src/values/days'
import { expect } from './town'
import { direct } from './direct'

export const daysAgo = (count: number): string => addDays(today(), -count)

async function write<T>(page: Page, method: 'POST' | 'PATCH', path: string, data: unknown, revision?: number): Promise<T> {
  const headers: Record<string, string> = revision === undefined ? {} : { 'If-Match': `"${revision}"` }
  const answer = await direct(page).fetch(`/api/v1${path}`, { method, data, headers })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return answer.json() as Promise<T>
}

export interface MadeCase {
  id: string
  revision: number
}

async function ownRoom(page: Page): Promise<string> {
  const session = (await (await direct(page).get('/api/v1/session')).json()) as { account: { room_id: string | null } }
  if (session.account.room_id) return session.account.room_id
  const rooms = (await (await direct(page).get('/api/v1/rooms?limit=200')).json()) as { items: { id: string; name: string }[] }
  return rooms.items.find((room) => room.name === '红关村')!.id
}

export async function logged(page: Page, names: string[], more: Record<string, unknown> = {}): Promise<MadeCase> {
  const body = {
    room_id: await ownRoom(page),
    found_on: daysAgo(3),
    kind: 'homestead',
    facts: `${names.join('与')}为共用的院墙争吵`,
    parties: names.map((name) => ({ name })),
    ...more,
  }
  return write(page, 'POST', '/cases', body)
}

export async function accepted(page: Page, names: string[], more: Record<string, unknown> = {}): Promise<MadeCase> {
  const made = await logged(page, names, more)
  return write(page, 'POST', `/cases/${made.id}/accept`, { accepted_on: daysAgo(3) }, made.revision)
}

export async function resolved(page: Page, names: string[], found_on: string): Promise<MadeCase> {
  const made = await logged(page, names, { found_on })
  return write(
    page,
    'POST',
    `/cases/${made.id}/settle`,
    { settled_on: found_on, form: 'oral', level: 'village', terms: '各让一步，不再提起' },
    made.revision,
  )
}

export async function met(page: Page, { id }: MadeCase, more: Record<string, unknown> = {}): Promise<void> {
  await write(page, 'POST', `/cases/${id}/meetings`, { held_on: daysAgo(2), place: '村委会', record: '各说各的理，约好再谈。', ...more })
}

/** A visit of the desk, received yesterday unless told otherwise. */
export async function received(page: Page, names: string[], more: Record<string, unknown> = {}): Promise<MadeCase> {
  const body = {
    received_on: daysAgo(1),
    leader: '陈镇长',
    visitors: names.map((name) => ({ name })),
    persons_present: names.length,
    subject: '反映道路被占',
    class: 'request',
    handling: 'answered',
    ...more,
  }
  return write(page, 'POST', '/petition-visits', body)
}

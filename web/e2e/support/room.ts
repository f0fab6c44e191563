/** A mediation room for one story alone: what other stories log is neither found nor reported in it. */
import { request, type APIRequestContext } from '@playwright/test'
import { accountOf, expect, test, type Person } from './town'

export interface OwnRoom extends Person {
  room: string
}

const password = '黄葛树下的石凳有两百年'

async function sent(as: APIRequestContext, path: string, data: unknown): Promise<{ id: string }> {
  const answer = await as.post(`/api/v1${path}`, { data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? { id: '' } : ((await answer.json()) as { id: string })
}

/** Opens a room and gives it a mediator, who has chosen a password already. */
export async function ownRoom(baseURL: string | undefined, opened_on: string): Promise<OwnRoom> {
  const { testId } = test.info()
  const [room, username] = [`新${testId.slice(-12)}村`, `new-${testId}`]
  const admins = accountOf('admin')
  const admin = await request.newContext({ baseURL })
  await sent(admin, '/session', { username: admins.username, password: admins.password })
  const { id: room_id } = await sent(admin, '/rooms', { name: room, kind: 'village', opened_on })
  await sent(admin, '/accounts', { username, display_name: `${room}调解员`, role: 'mediator', room_id, password: `${password}，初` })
  await admin.dispose()
  const mediator = await request.newContext({ baseURL })
  await sent(mediator, '/session', { username, password: `${password}，初` })
  await sent(mediator, '/session/password', { old: `${password}，初`, new: password })
  await mediator.dispose()
  return { room, username, password }
}

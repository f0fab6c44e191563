import { account } from '@/session/session'
import type { Visit } from './visit'

/** The clerk every visit, a leader the ones they recorded. TODO when the visit's answer says what may be done: ask it. */
export function mayChange(visit: Visit): boolean {
  const me = account.value
  return me?.role === 'clerk' || (me?.role === 'leader' && visit.recorded_by === me.id)
}

/** Also a mediator: the visits they can open are those turned into cases of their room. */
export function mayReveal(visit: Visit): boolean {
  return mayChange(visit) || account.value?.role === 'mediator'
}

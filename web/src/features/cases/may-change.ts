import { mayOpen } from '@/session/session'
import { rolesOf } from '@/session/navigation'

/** Whoever may log a case may change one; whether this case can still be changed, the server says when it is sent. */
export function mayChange(): boolean {
  return mayOpen(rolesOf('quickLog'))
}

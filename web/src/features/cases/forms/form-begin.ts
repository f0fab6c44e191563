/** What stands in a form before anybody has typed: what is usually so, and what is known already. */
import type { Case } from '@/api/types'
import type { Answers, FormName } from './forms'

export function beginOf(form: FormName, found: Case, place: string): Answers {
  const agreed = found.resolution
  switch (form) {
    case 'meeting':
      return place ? { place } : {}
    case 'follow_up':
      return { method: 'visit' }
    case 'signatures':
      return known({ ...agreed?.signed })
    case 'confirmation':
      return known({
        applied_on: agreed?.confirmation_applied_on,
        court: agreed?.confirmation_court,
        decided_on: agreed?.confirmation_decided_on,
      })
    default:
      return {}
  }
}

/** What became known only while the form was open, put where nothing has been typed yet. */
export function filledIn(typed: Answers, before: Answers, now: Answers): Answers {
  const late = Object.entries(now).filter(([name]) => typed[name] === '' && !before[name])
  return late.length ? { ...typed, ...Object.fromEntries(late) } : typed
}

function known(answers: Record<string, string | null | undefined>): Answers {
  return Object.fromEntries(Object.entries(answers).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** Who is signed in. Nothing about rights is decided here beyond which pages a role may open; steps come from the server. */
import { shallowRef } from 'vue'
import { get, type Schemas } from '@/api/contract'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import { onSessionEnded } from '@/api/session-ended'
import type { Account } from '@/api/types'
import type { Receipt } from '@/api/write'
import { setTimeZone } from '@/values/clock'

export type Role = Account['role']

export const account = shallowRef<Account | null>(null)
/** Set when the server could not be asked who is signed in. */
export const sessionProblem = shallowRef<Problem | null>(null)
let asked = false

type SessionAnswer = Schemas['SessionView']

function taken({ account: who, time_zone }: SessionAnswer): void {
  setTimeZone(time_zone)
  account.value = who
}

export async function openSession(): Promise<void> {
  if (asked) return
  try {
    taken((await read(get('/session'))).data)
    asked = true
    sessionProblem.value = null
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    asked = failure.status === 401
    sessionProblem.value = asked ? null : failure
  }
}

export function signedIn(receipt: Receipt<SessionAnswer>): void {
  taken(receipt.data)
  asked = true
}

export function mayOpen(roles: readonly Role[] | undefined): boolean {
  return account.value !== null && (roles === undefined || roles.includes(account.value.role))
}

const forgetters: (() => void)[] = []

/** What was read for one person must not greet the next one at the same phone. */
export function whenSignedOut(forgetIt: () => void): void {
  forgetters.push(forgetIt)
}

/** After signing out; drafts stay on the device under the account they belong to. */
export function forget(): void {
  account.value = null
  forgetters.forEach((forgetIt) => forgetIt())
}

export interface Interruption {
  /** Who was signed in, and whose page is still open behind. */
  who: Account
  /** True: they are back; false: somebody else wants to sign in. */
  answer: (isBack: boolean) => void
}

/** Set while the session has ended under an open page; `SignInAgain` asks. Nothing on the page is lost meanwhile. */
export const interruption = shallowRef<Interruption | null>(null)
let waiting: Promise<boolean> | null = null

export function startSession(toSignIn: () => void): void {
  onSessionEnded(() => {
    const who = account.value
    // Who has just signed out is not told that the session has run out.
    if (!who) return Promise.resolve(false)
    waiting ??= new Promise<boolean>((resolve) => (interruption.value = { who, answer: resolve })).then((isBack) => {
      interruption.value = waiting = null
      if (!isBack) {
        forget()
        toSignIn()
      }
      return isBack
    })
    return waiting
  })
}

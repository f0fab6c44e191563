/** What every browser test needs: signing in as somebody of the demo town, and the checks that hold for every page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test as base, type Page } from '@playwright/test'

export type Role = 'mediator' | 'leader' | 'clerk' | 'admin' | 'auditor'

interface Account {
  role: Role
  username: string
  password: string
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const settledPassword = 'a long sentence for tests'
const changed = new Set<string>()

export const test = base.extend({
  // Read here and not in the configuration: the address is known only once the program runs.
  baseURL: async ({}, use) => use(process.env.FENGQIAO_ADDRESS),
})

export function accountOf(role: Role): Account {
  const accounts = JSON.parse(process.env.FENGQIAO_ACCOUNTS ?? '[]') as Account[]
  const account = accounts.find((each) => each.role === role)
  if (!account) throw new Error(`the demo town printed no account for ${role}`)
  return account
}

/** Signs in by typing, as people do; an initial password is changed when the program asks for it. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const { username, password } = accountOf(role)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(changed.has(role) ? settledPassword : password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  if (new URL(page.url()).pathname !== '/password') return
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel('新密码').fill(settledPassword)
  await page.getByRole('button', { name: '改密码' }).click()
  await page.waitForURL((url) => url.pathname !== '/password')
  changed.add(role)
}

/** Nothing a screen reader, a keyboard or weak eyes would stumble over, and nothing wider than the screen. */
export async function expectReachable(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const result = await (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run()
    return result.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`)
  })
  expect(faults).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond, 'the page is wider than the screen').toBeLessThanOrEqual(0)
}

export { expect }

/** What every browser test needs: being somebody of the demo town, its half-months, and the checks that hold for every page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test as base, type Page } from '@playwright/test'
import { direct } from './direct'

export type Role = 'mediator' | 'leader' | 'clerk' | 'admin' | 'auditor'

export interface Person {
  username: string
  password: string
}

interface Account extends Person {
  role: Role
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/**
 * A name nobody else has, also when the story is told several times on one town (`--repeat-each`): no story may find, count
 * or change what another has made.
 */
export function own(name: string): string {
  return name + [...'甲乙丙丁戊己庚辛壬癸'][base.info().repeatEachIndex % 10]
}

/** A year in which no other story keeps anything: each has one of the years 2016 to 2022, and repetitions those before. */
export function ownYear(year: 2016 | 2017 | 2018 | 2019 | 2020 | 2021 | 2022): number {
  return year - 7 * base.info().repeatEachIndex
}

/** Signs in by typing, as people do. */
export async function signIn(page: Page, who: Role | Person): Promise<void> {
  const { username, password } = personOf(who)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

function personOf(who: Role | Person): Person {
  return typeof who === 'string' ? accountOf(who) : who
}

/** Signed in already: for stories which begin later in the day. */
export async function enterAs(page: Page, who: Role | Person): Promise<void> {
  const { username, password } = personOf(who)
  const answer = await direct(page).post('/api/v1/session', { data: { username, password } })
  expect(answer.status()).toBe(200)
}

/** 11月上半月, with or without its year. */
export function halfMonthWords(halfMonth: string): RegExp {
  const [, month, half] = halfMonth.split('-')
  return new RegExp(`(^|[^\\d])${Number(month)}月${half === 'H1' ? '上' : '下'}半月`)
}

/** The page's own title stands, nothing on it is still being fetched, and its charts are drawn. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('html[data-waiting]')).toHaveCount(0)
  await expect(page.getByText(/^(正在读取…|Loading…)$/)).toHaveCount(0)
  await expect(page.locator('figure[data-drawn=false]')).toHaveCount(0)
}

/** Nothing a screen reader, a keyboard or weak eyes would stumble over, and nothing wider than the screen. */
export async function expectReachable(page: Page): Promise<void> {
  await settled(page)
  const where = `${page.url()} at ${page.viewportSize()?.width} px`
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const result = await (
      window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run({ resultTypes: ['violations'] })
    return result.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`)
  })
  expect(faults, where).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond, `${where}: the page is wider than the screen`).toBeLessThanOrEqual(0)
}

export { expect }

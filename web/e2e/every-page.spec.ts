/** Every page, as the role that uses it: in both languages, on a small phone and on a desk. */
import type { Page } from '@playwright/test'
import { today } from '../src/values/clock'
import { halfMonthBefore, halfMonthOf } from '../src/values/days'
import { accepted } from './support/case'
import { enterAs, expect, expectReachable, settled, test, type Role } from './support/town'

// Nothing is changed here, so every page is a story of its own.
test.describe.configure({ mode: 'parallel' })

/** Addresses, and lists whose first entry is opened. */
const pagesOf: Record<Role, { paths: string[]; opened?: [list: string, path?: string][] }> = {
  mediator: {
    paths: [
      '/',
      '/log',
      '/cases',
      '/screenings',
      '/screenings?year=2023',
      '/figures?year=2023',
      '/figures/paragraph?year=2023',
      '/more',
      '/password',
      '/nowhere',
    ],
    opened: [['/cases'], ['/cases', '/edit'], ['/figures/disputes_found?year=2023']],
  },
  leader: {
    paths: [
      '/',
      '/cases',
      '/screenings?year=2023',
      '/petition-visits',
      '/petition-visits/new',
      '/duty-roster',
      '/online-entries',
      '/online-entries/overlap?year=2023',
      '/figures?year=2023',
      '/register',
      '/register/rooms',
      '/register/calendar',
      '/more',
    ],
    opened: [['/petition-visits'], ['/cases']],
  },
  clerk: {
    paths: [
      '/',
      '/log',
      '/cases?stage=accepted',
      '/screenings',
      '/screenings?year=2023',
      '/petition-visits',
      '/duty-roster?month=2023-10',
      '/online-entries',
      '/online-entries/reconciliation?year=2023',
      '/online-entries/reconciliation?year=2023&class=local_only',
      '/online-entries/reconciliation?year=2023&class=other_year',
      '/online-entries/to-key-in?year=2023',
      '/online-entries/overlap?year=2023',
      '/figures?year=2023',
      '/figures/resolutions?year=2023',
      '/figures/table?year=2023',
      '/figures/paragraph?year=2023',
      '/imports',
      '/register',
      '/register/rooms',
      '/register/calendar?year=2023',
      '/more',
    ],
    opened: [['/petition-visits'], ['/petition-visits', '/edit']],
  },
  admin: {
    paths: [
      '/',
      '/register',
      '/register/rooms',
      '/register/calendar?year=2099',
      '/admin/accounts',
      '/admin/settings',
      '/admin/audit',
      '/more',
    ],
  },
  auditor: {
    paths: [
      '/',
      '/cases',
      '/screenings?year=2023',
      '/petition-visits',
      '/duty-roster',
      '/online-entries',
      '/online-entries/to-key-in?year=2023',
      '/figures?year=2023',
      '/register',
      '/admin/audit',
      '/more',
    ],
  },
}

async function expectReadable(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await expectReachable(page)
  }
}

async function openFirst(page: Page, list: string, further: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(list)
  await settled(page)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.waitForURL((url) => /[0-9a-f-]{36}/.test(url.pathname))
  if (further) await page.goto(new URL(page.url()).pathname + further)
}

/** Signs in, reads in that language, and looks; nothing may fail meanwhile, and nothing be fetched from elsewhere. */
async function looking(page: Page, role: Role, code: string, look: () => Promise<void>): Promise<void> {
  const hosts = new Set<string>()
  const failures: string[] = []
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`))
  await page.addInitScript((chosen) => localStorage.setItem('fengqiao.language', chosen), code)
  await enterAs(page, role)
  await look()
  await expect(page.locator('html')).toHaveAttribute('lang', code)
  await expectReadable(page)
  expect(failures).toEqual([])
  expect([...hosts]).toEqual([process.env.FENGQIAO_ADDRESS])
}

for (const role of Object.keys(pagesOf) as Role[]) {
  for (const code of ['zh-CN', 'en']) {
    test.describe(`the ${role} reads in ${code}`, () => {
      for (const path of pagesOf[role].paths) {
        test(path, async ({ page }) =>
          looking(page, role, code, async () => {
            await page.goto(path)
            await settled(page)
            const missing = page.getByRole('heading', { level: 1, name: code === 'en' ? 'No such page' : '没有这个页面' })
            await expect(missing).toHaveCount(path === '/nowhere' ? 1 : 0)
            await expect(page.getByRole('button', { name: /^(再试一次|Try again)$/ }), 'failed to read').toHaveCount(0)
          }),
        )
      }
      for (const [list, further = ''] of pagesOf[role].opened ?? [])
        test(`the first of ${list}${further}`, async ({ page }) => looking(page, role, code, () => openFirst(page, list, further)))
    })
  }
}

test('the language is chosen on a page of its own, and stays', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/more')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: '中文', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('a report, the page for settling, a dialog and what stands before the door', async ({ page }) => {
  await page.goto('/sign-in')
  await expectReadable(page)
  await enterAs(page, 'mediator')
  await page.goto('/')
  await page.getByRole('listitem').filter({ hasText: '半月' }).getByRole('link').first().click()
  await page.waitForURL(`**/screenings/*/${halfMonthBefore(halfMonthOf(today()))}`)
  await expectReadable(page)
  const { id } = await accepted(page, ['花某明', '白某亮'])
  await page.goto(`/cases/${id}/settle`)
  await expect(page.getByRole('heading', { name: '记下化解', level: 1 })).toBeVisible()
  await expectReadable(page)
  await page.goto(`/cases/${id}`)
  await page.getByRole('button', { name: '添加当事人' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectReadable(page)
})

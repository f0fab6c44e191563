/** The demonstration as whoever tries it meets it: a town at work today, for every role, on a phone and on a desk. */
import { expect, settled, test, type Role } from './support/town'
import { launch, startPatience } from './support/start-program'
import { direct } from './support/direct'

const aMonth = 31
let town: Awaited<ReturnType<typeof launch>>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(startPatience + 20_000)
  town = await launch('--demo')
})

test.afterAll(() => town?.stop())

/** What stands in large letters; a page without numbers has none. */
const numbers = '.numbers .value'

for (const role of ['mediator', 'leader', 'clerk', 'admin', 'auditor'] satisfies Role[]) {
  for (const width of [360, 1280]) {
    test(`${role} at ${width} px finds no large zero and nothing red older than a month`, async ({ page }) => {
      const { username, password } = town.accounts.find((account) => account.role === role)!
      await page.setViewportSize({ width, height: 800 })
      expect((await direct(page).post(`${town.address}/api/v1/session`, { data: { username, password } })).status()).toBe(200)
      await page.goto(town.address)
      await settled(page)
      for (const more of await page.getByRole('button', { name: /^再看 \d+ 件$/ }).all()) await more.click()
      for (const due of await page.getByText(/逾期 \d+ 天/).allInnerTexts()) {
        expect(Number(/逾期 (\d+) 天/.exec(due)![1]), due).toBeLessThanOrEqual(aMonth)
      }
      if (role !== 'admin') await expect(page.getByText(/还剩 \d+ 天|今天到期/).first()).toBeVisible()
      for (const number of await page.locator(numbers).allInnerTexts()) expect(number).not.toMatch(/^(0|—)$/)
      if (role === 'admin') return
      await page.goto(`${town.address}/figures`)
      await settled(page)
      await expect(page.locator(numbers).first()).toBeVisible()
      for (const number of await page.locator(numbers).allInnerTexts()) expect(number).not.toMatch(/^(0|—)$/)
    })
  }
}

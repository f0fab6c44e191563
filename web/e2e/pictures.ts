/** The four pictures of the README: the town in its sample year, on a phone and on a desk. */
import type { Page } from '@playwright/test'
import { enterAs, settled, test } from './support/town'

const folder = new URL('../pictures/', import.meta.url).pathname

async function picture(page: Page, name: string): Promise<void> {
  await settled(page)
  // The ring around the heading a screen reader starts from is not part of how the page looks.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true })

  test.beforeEach(async ({ page }) => {
    await page.clock.setFixedTime('2023-12-18T02:00:00Z')
    await enterAs(page, 'mediator')
  })

  test('today', async ({ page }) => {
    await page.goto('/')
    await picture(page, 'today')
  })

  test('log one', async ({ page }) => {
    await page.goto('/log')
    await page.getByLabel('当事人姓名').fill('王某福')
    await page.getByRole('radio', { name: '邻里' }).check()
    await page.getByLabel('怎么回事').fill('王家把滴水沟改到李家地坝边，雨天漫水进堂屋。')
    await picture(page, 'log')
  })
})

test.describe('on a desk', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  test('the year', async ({ page }) => {
    await enterAs(page, 'clerk')
    await page.goto('/figures?year=2023')
    await picture(page, 'year')
  })

  test('the screening grid', async ({ page }) => {
    await enterAs(page, 'clerk')
    await page.setViewportSize({ width: 1280, height: 1080 })
    await page.goto('/screenings?year=2023')
    await picture(page, 'screening')
  })
})

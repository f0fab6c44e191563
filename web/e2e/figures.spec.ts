/** No number is typed: each opens exactly the records it was counted from. */
import type { Page } from '@playwright/test'
import { enterAs, expect, settled, test } from './support/town'

test.use({ viewport: { width: 1280, height: 800 } })
test.describe.configure({ mode: 'parallel' })

const amount = (text: string) => Number(text.replace(/,/g, ''))

/** How much the records listed add up to, after the last page has been fetched. */
async function sumOfRecords(page: Page): Promise<number> {
  const records = page.getByRole('region', { name: '数的就是这些' })
  await expect(records.getByRole('listitem').or(records.getByText('没有记录', { exact: true })).first()).toBeVisible()
  const more = records.getByRole('button', { name: '加载更多' })
  while (await more.isVisible()) {
    await more.click()
    await settled(page)
  }
  const counts = await records.getByText(/^计 /).allInnerTexts()
  return Math.round(counts.reduce((sum, text) => sum + amount(/[\d.,]+/.exec(text)![0]), 0) * 100) / 100
}

const parts = 6
for (let part = 0; part < parts; part++) {
  test(`every number of the year opens the records behind it, and they add up to it: ${part + 1} of ${parts}`, async ({ page }) => {
    await enterAs(page, 'auditor')
    await page.goto('/figures?year=2023')
    await settled(page)
    const links = page.getByRole('table').getByRole('link')
    const figures = await links.evaluateAll((all) => all.map((each) => ({ to: each.getAttribute('href')!, shown: each.querySelector('strong')!.textContent!, beside: each.parentElement!.textContent! })))
    expect(figures.length).toBeGreaterThan(30)
    for (const { to, shown, beside } of figures.filter((_, at) => at % parts === part)) {
      await page.goto(to)
      await settled(page)
      // Of a rate, the records of its numerator are listed.
      const share = /(\d+)\/\d+/.exec(beside)
      const expected = share ? Number(share[1]) : amount(shown)
      expect(await sumOfRecords(page), to).toBe(expected)
    }
  })
}

test('a part of a number opens that part', async ({ page }) => {
  await enterAs(page, 'auditor')
  await page.goto('/figures/disputes_resolved?year=2023')
  await page.getByLabel('按什么分').selectOption({ label: '化解层级' })
  const levels = page.getByRole('table', { name: '化解层级' }).getByRole('row').filter({ has: page.getByRole('link') })
  await settled(page)
  const shown = await levels.evaluateAll((rows) => rows.map((row) => ({ name: row.querySelector('a')!.textContent!, value: row.querySelector('td')!.textContent! })))
  expect(shown.length).toBeGreaterThan(1)
  for (const { name, value } of shown) {
    await page.getByRole('table', { name: '化解层级' }).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('button', { name: `去掉筛选：只看：${name}` })).toBeVisible()
    await expect(page.getByText(`共 ${amount(value)} 条`)).toBeVisible()
  }
})

test('every cell of the cross-table opens its records', async ({ page }) => {
  await enterAs(page, 'auditor')
  await page.goto('/figures/table?year=2023&measure=disputes_found&rows=kind&columns=level')
  await settled(page)
  const cells = page.getByRole('table').getByRole('cell').getByRole('link')
  const shown = await cells.evaluateAll((all) => all.map((each) => ({ to: each.getAttribute('href')!, value: each.textContent! })))
  expect(shown.length).toBeGreaterThan(20)
  for (const { to, value } of shown.filter((_, at) => at % 7 === 0)) {
    await page.goto(to)
    await expect(page.getByText(`共 ${amount(value)} 条`), to).toBeVisible()
  }
})

/** No number is typed: each opens exactly the records it was counted from. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { enterAs, expect, settled, test } from './support/town'
import { direct } from './support/direct'

test.use({ viewport: { width: 1280, height: 800 } })
test.describe.configure({ mode: 'parallel' })

const amount = (text: string) => Number(text.replace(/,/g, ''))

/** How much the records listed add up to, after the last page has been fetched. */
async function sumOfRecords(page: Page): Promise<number> {
  await settled(page)
  const records = page.getByRole('region', { name: '数的就是这些' })
  await expect(
    records
      .getByRole('listitem')
      .or(records.getByText('没有记录', { exact: true }))
      .first(),
  ).toBeVisible()
  const more = records.getByRole('button', { name: '加载更多' })
  while (await more.isVisible()) {
    await more.click()
    await settled(page)
  }
  const counts = await records.getByText(/^计 /).allInnerTexts()
  return Math.round(counts.reduce((sum, text) => sum + amount(/[\d.,]+/.exec(text)![0]), 0) * 100) / 100
}

/** Every figure the program defines. */
const codes = readFileSync(new URL('../../tests/it/figures/editions.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0]!)

interface Value {
  code: string
  value: number
  numerator?: number | null
}

async function valuesOf(page: Page): Promise<Value[]> {
  const answer = await direct(page).get('/api/v1/figures?year=2023&breakdown=false')
  return ((await answer.json()) as { figures: Value[] }).figures
}

test('every figure stands on the page of the year and opens a page of its own', async ({ page }) => {
  await enterAs(page, 'auditor')
  await page.goto('/figures?year=2023')
  await settled(page)
  const links = page.getByRole('table').getByRole('link')
  const shown = await links.evaluateAll((all) =>
    all.map((each) => ({ to: each.getAttribute('href')!, value: each.querySelector('strong')!.textContent })),
  )
  const expected = (await valuesOf(page)).map(({ code, value }) => [`/figures/${code}?year=2023`, value])
  expect(shown.map(({ to, value }) => [to, amount(value)]).sort()).toEqual(expected.sort())
  expect(expected.map(([to]) => to)).toEqual(codes.map((code) => `/figures/${code}?year=2023`).sort())
})

for (const code of codes) {
  test(`the records behind ${code} add up to it`, async ({ page }) => {
    await enterAs(page, 'auditor')
    const { value, numerator } = (await valuesOf(page)).find((each) => each.code === code)!
    await page.goto(`/figures/${code}?year=2023`)
    // Of a rate, the records of its numerator are listed.
    expect(await sumOfRecords(page)).toBe(numerator ?? value)
  })
}

test('a part of a number opens that part', async ({ page }) => {
  await enterAs(page, 'auditor')
  await page.goto('/figures/disputes_resolved?year=2023')
  await page.getByLabel('按什么分').selectOption({ label: '化解层级' })
  const levels = page
    .getByRole('table', { name: '化解层级' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
  await settled(page)
  const shown = await levels.evaluateAll((rows) =>
    rows.map((row) => ({ name: row.querySelector('a')!.textContent, value: row.querySelector('td')!.textContent })),
  )
  expect(shown.length).toBeGreaterThan(1)
  for (const { name, value } of shown) {
    await page.getByRole('table', { name: '化解层级' }).getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('button', { name: `去掉筛选：只看：${name}` })).toBeVisible()
    await expect(page.getByText(`共 ${amount(value)} 条`)).toBeVisible()
  }
})

for (const first of [0, 4, 8]) {
  test(`each twelfth cell of the cross-table opens its records, from number ${first}`, async ({ page }) => {
    await enterAs(page, 'auditor')
    await page.goto('/figures/table?year=2023&measure=disputes_found&rows=kind&columns=level')
    await settled(page)
    const cells = page.getByRole('table').getByRole('cell').getByRole('link')
    const shown = await cells.evaluateAll((all) => all.map((each) => ({ to: each.getAttribute('href')!, value: each.textContent })))
    expect(shown.length).toBeGreaterThan(20)
    for (const { to, value } of shown.filter((_, at) => at % 12 === first)) {
      await page.goto(to)
      await expect(page.getByText(`共 ${amount(value)} 条`), to).toBeVisible()
    }
  })
}

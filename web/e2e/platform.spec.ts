/** The platform at the clerk's desk: what does not match, what is to be keyed in, and what is counted twice. */
import { enterAs, expect, test } from './support/town'

test.use({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] })

test('gives a reason for what is in the ledger only, and takes it back', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/reconciliation?year=2023&class=platform_only')
  const row = page.getByRole('row').nth(1)
  await row.getByRole('button', { name: /写明原因/ }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('邻镇的案件，录错了调委会')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('邻镇的案件，录错了调委会')
  await page.reload()
  await expect(row).toContainText('邻镇的案件，录错了调委会')
  await row.getByRole('button', { name: /更正/ }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(row.getByRole('button', { name: /写明原因/ })).toBeVisible()
})

test('keys a case in field by field and records the number it was given', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/to-key-in?year=2023')
  const count = Number((await page.getByText(/件已化解、还没有录入平台/).innerText()).match(/^\d+/)![0])
  const first = page.getByRole('main').getByRole('listitem').first()
  const names = await first.locator('summary strong').innerText()
  await first.locator('summary').click()
  const facts = await first.locator('.field-line', { hasText: '纠纷简要情况' }).locator('dd').first().innerText()
  await first.getByRole('button', { name: '复制 纠纷简要情况' }).click()
  await expect(first.getByRole('button', { name: '已复制' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(facts)
  await first.getByRole('button', { name: '复制整行' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\t.*\t/)

  await first.getByRole('button', { name: '已录入，记下编号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '记下' }).click()
  await dialog.getByRole('alert').getByRole('link', { name: /平台编号/ }).click()
  await dialog.getByLabel('平台编号').fill('YYRT2023E2E001')
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已记下 YYRT2023E2E001' })).toBeVisible()
  await expect(page.getByText(`${count - 1} 件已化解、还没有录入平台`)).toBeVisible()

  await page.goto('/online-entries')
  await page.getByLabel('找录入记录').fill('YYRT2023E2E001')
  await expect(page.getByText('共 1 条')).toBeVisible()
  await page.getByRole('row', { name: /YYRT2023E2E001/ }).getByRole('link', { name: '打开案件' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(names.split('、')[0]!)
})

test('adds the totals up so that nothing is counted twice, and opens each number', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/overlap?year=2023')
  const sum = page.getByRole('table', { name: /件不同的事/ })
  await expect(sum.locator('td.number')).toHaveCount(4)
  const [own, entries, both, union] = (await sum.locator('td.number').allInnerTexts()).map(Number) as [number, number, number, number]
  expect(own + entries - both).toBe(union)

  const cells = page.getByRole('table', { name: /各算在哪几项里/ })
  const numbers = (await cells.locator('tbody td.number').allInnerTexts()).map(Number)
  expect(numbers).toHaveLength(8)
  expect(numbers.reduce((total, each) => total + each, 0)).toBe(own)
  await cells.locator('tbody').getByRole('link').first().click()
  await expect(page.getByText(`共 ${numbers[0]} 条`)).toBeVisible()
  await expect(page.getByRole('button', { name: /去掉筛选：只看：平台已录入/ })).toBeVisible()
})

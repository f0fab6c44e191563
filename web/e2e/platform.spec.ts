/** The platform at the clerk's desk: what does not match, what is to be keyed in, and what is counted twice. */
import { resolved } from './support/case'
import { enterAs, expect, own, ownYear, settled, test } from './support/town'

test.use({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] })

test('gives a reason for what is in the ledger only, and takes it back', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/reconciliation?year=2023&class=platform_only')
  const row = page.getByRole('row').nth(1 + test.info().repeatEachIndex)
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

test('of a probable pair the two days that are compared are named, and their difference is told', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/reconciliation?year=2023')
  await settled(page)
  const pairs = await page.getByRole('main').getByRole('article').allInnerTexts()
  expect(pairs.length).toBeGreaterThan(20)
  for (const words of pairs) {
    const days = [...words.matchAll(/受理 (\d+)年(\d+)月(\d+)日/g)].map(
      ([, year, month, date]) => Date.UTC(Number(year), Number(month) - 1, Number(date)) / 86_400_000,
    )
    const apart = Math.abs(days[0]! - days[1]!)
    expect(words).toContain(apart === 0 ? '受理日期相同' : `受理日期相差 ${apart} 天`)
    expect(words.match(/\d+月\d+日/g)).toHaveLength(2)
  }
})

test('keys a case in field by field and records the number it was given', async ({ page }) => {
  await enterAs(page, 'clerk')
  const [year, name, no] = [ownYear(2019), own('苟某田'), `YYRT2019E2E00${test.info().repeatEachIndex}`]
  await resolved(page, [name, '母某土'], `${year}-04-02`)
  await resolved(page, [own('税某山'), '衡某水'], `${year}-04-03`)
  await page.goto(`/online-entries/to-key-in?year=${year}`)
  await expect(page.getByText('2 件已化解、还没有录入平台')).toBeVisible()
  const first = page.getByRole('main').getByRole('listitem').filter({ hasText: name })
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
  await dialog
    .getByRole('alert')
    .getByRole('link', { name: /平台编号/ })
    .click()
  await dialog.getByLabel('平台编号').fill(no)
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status').filter({ hasText: `已记下 ${no}` })).toBeVisible()
  await expect(page.getByText('1 件已化解、还没有录入平台')).toBeVisible()

  await page.goto('/online-entries')
  await page.getByLabel('找录入记录').fill(no)
  await expect(page.getByText('共 1 条')).toBeVisible()
  await page
    .getByRole('row', { name: new RegExp(no) })
    .getByRole('link', { name: '打开案件' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
})

test('adds the totals up so that nothing is counted twice, and opens each number', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/online-entries/overlap?year=2023')
  const sum = page.getByRole('table', { name: /件不同的事/ })
  await settled(page)
  await expect(sum.locator('td.number')).toHaveCount(4)
  const [ledger, entries, both, union] = (await sum.locator('td.number').allInnerTexts()).map(Number) as [number, number, number, number]
  expect(ledger + entries - both).toBe(union)

  const cells = page.getByRole('table', { name: /各算在哪几项里/ })
  await expect(cells.locator('tbody td.number')).toHaveCount(8)
  const numbers = (await cells.locator('tbody td.number').allInnerTexts()).map(Number)
  expect(numbers.reduce((total, each) => total + each, 0)).toBe(ledger)
  await cells.locator('tbody').getByRole('link').first().click()
  await expect(page.getByText(`共 ${numbers[0]} 条`)).toBeVisible()
  await expect(page.getByRole('button', { name: /去掉筛选：只看：平台已录入/ })).toBeVisible()
})

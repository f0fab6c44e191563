/** The year as it is looked at: charts whose titles are true, numbers beside those of the year before, paper. */
import type { Locator, Page } from '@playwright/test'
import { logged } from './support/case'
import { enterAs, expect, expectReachable, own, ownYear, settled, test } from './support/town'

const amount = (text: string) => Number(text.replace(/,/g, ''))
const wide = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** The chart below a title, drawn. */
async function chart(page: Page, title: RegExp | string): Promise<Locator> {
  const figure = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title }) })
  await expect(figure).toHaveAttribute('data-drawn', 'true')
  return figure
}

/** The bars of a chart as they are drawn, in the order of its table. */
const bars = (figure: Locator): Locator => figure.locator('svg path[fill="var(--pine)"]')

async function rowsOf(figure: Locator): Promise<string[][]> {
  await figure.getByText('看数据').click()
  return figure
    .getByRole('table')
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim())))
}

test('the title of a chart is the answer its own numbers give', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  const kinds = await rowsOf(await chart(page, /纠纷占/))
  const whole = kinds.reduce((sum, row) => sum + amount(row[1]!), 0)
  const [most, value] = [kinds[0]![0]!, amount(kinds[0]![1]!)]
  expect(value).toBe(Math.max(...kinds.map((row) => amount(row[1]!))))
  const tenths = '零一二三四五六七八九'[Math.round((value / whole) * 10)]
  await expect(page.getByRole('heading', { name: new RegExp(`^${most}纠纷占近?${tenths}成`) })).toBeVisible()
  const months = await rowsOf(await chart(page, /月化解最多/))
  const best = months.reduce((one, other) => (amount(other[1]!) > amount(one[1]!) ? other : one))
  await expect(page.getByRole('heading', { name: `${best[0]}化解最多，${best[1]} 件` })).toBeVisible()
  expect(months.reduce((sum, row) => sum + amount(row[1]!), 0)).toBe(whole)
})

test('a bar and a number in the table behind it open their records', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  await bars(await chart(page, /纠纷占/))
    .first()
    .click()
  await expect(page.getByText('只看：邻里')).toBeVisible()
  await open(page, '/figures?year=2023')
  const rows = await chart(page, /纠纷占/)
  const [, second] = await rowsOf(rows)
  await rows.getByRole('row', { name: second![0] }).getByRole('link').click()
  await expect(page.getByText(`只看：${second![0]}`)).toBeVisible()
  await expect(page.getByText(`共 ${second![1]} 条`)).toBeVisible()
})

test('a part of a whole and a square open their records', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  await (await chart(page, /在村（社区）化解$/)).getByRole('link', { name: /^镇化解/ }).click()
  await expect(page.getByRole('heading', { name: '2023 镇化解', level: 1 })).toBeVisible()
  await open(page, '/figures?year=2023')
  const signs = (await chart(page, /半月排查/)).locator('svg text')
  await signs.last().click()
  await page.waitForURL('**/screenings/*/2023-12-H2')
})

test('on a phone a tap on a bar does the same', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, viewport: phone, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await enterAs(page, 'clerk')
  await open(page, '/figures?year=2023')
  await bars(await chart(page, /月化解最多/))
    .last()
    .tap()
  await expect(page.getByText('只看：12月')).toBeVisible()
  await context.close()
})

test('a chart is copied as a table', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  const figure = await chart(page, /在村（社区）化解$/)
  await figure.getByText('看数据').click()
  await figure.getByRole('button', { name: /^复制表格/ }).click()
  await expect(figure.getByRole('button', { name: '已复制' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]).toBe('化解层级\t件\t占比')
  expect(copied.split('\n')).toHaveLength(4)
})

test('each figure stands beside the year before, and a year without records beside none', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  const cells = (title: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${title}`) }) })
      .getByRole('cell')
  await expect(page.getByText('2022年没有可比的记录')).toBeVisible()
  await expect(cells('化解纠纷').nth(2)).toHaveText('—')
  const value = amount(await cells('化解纠纷').first().locator('strong').innerText())
  await open(page, '/figures?year=2024')
  await expect(cells('化解纠纷').nth(2)).toHaveText(String(value))
  const now = amount(await cells('化解纠纷').first().locator('strong').innerText())
  await expect(cells('化解纠纷').nth(3)).toHaveText(`${now < value ? '−' : '+'}${Math.abs(now - value)}`)
  await expect(cells('小事不出村').nth(3)).toHaveText(/^[+−][\d.]+ 个百分点$/)
})

test('one room is chosen in the address, for figures and charts alike', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  await page.getByRole('combobox', { name: '调解室' }).selectOption({ label: '红关村' })
  await expect(page).toHaveURL(/room_id=/)
  await page.reload()
  await settled(page)
  await expect(page.getByRole('heading', { name: '红关村 2023 年度数字', level: 1 })).toBeVisible()
  const map = await rowsOf(await chart(page, /半月排查/))
  expect(map.map((row) => row[0])).toEqual(['红关村'])
  const kinds = await rowsOf(await chart(page, /纠纷占|一样多/))
  await page
    .getByRole('row', { name: /^化解纠纷/ })
    .getByRole('link')
    .click()
  await expect(page.getByText(`共 ${kinds.reduce((sum, row) => sum + amount(row[1]!), 0)} 条`)).toBeVisible()
})

test('on paper the charts fit the sheet, and it says who printed it', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  const drawings = page.getByRole('figure').locator('svg')
  await expect(drawings).toHaveCount(4)
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 672, height: 950 })
  for (const drawing of await drawings.all()) expect((await drawing.boundingBox())!.width).toBeLessThanOrEqual(672)
  await expect(page.getByText(/打印人：.+打印日期：/)).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByText('看数据').first()).toBeHidden()
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
})

test('the cross-table is reached with its measure, copied, and its sums open their records', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize(phone)
  await enterAs(page, 'leader')
  await open(page, '/figures/with_legal_literate?year=2023')
  await page.getByRole('link', { name: '按两项交叉来看' }).click()
  await expect(page.getByLabel('数什么')).toHaveValue('with_legal_literate')
  await page.getByRole('combobox', { name: /^列/ }).selectOption({ label: '月份' })
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader', { name: '12月' })).toBeAttached()
  await settled(page)
  await page.getByRole('button', { name: '复制表格' }).click()
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]!.split('\t')).toHaveLength(14)
  const frame = page.getByRole('region', { name: /法律明白人/ })
  await frame.evaluate((each) => (each.scrollLeft = 300))
  const name = await table.getByRole('rowheader').first().boundingBox()
  expect(name!.x - (await frame.boundingBox())!.x).toBeLessThan(4)
  const total = (await table.getByRole('row').last().getByRole('link').last().innerText()).trim()
  await table.getByRole('row').last().getByRole('link').last().click()
  await expect(page.getByText(`共 ${total} 条`)).toBeVisible()
})

test('only the page with charts fetches what draws them', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await enterAs(page, 'leader')
  for (const path of ['/', '/cases', '/screenings', '/figures/resolutions?year=2023']) await open(page, path)
  expect(fetched.filter((path) => path.includes('chart-engine'))).toEqual([])
  await open(page, '/figures?year=2023')
  await chart(page, /纠纷占/)
  expect(fetched.filter((path) => path.includes('chart-engine'))).toHaveLength(1)
})

test('a sealed year: what moved since, why, and a correction that asks for its reason', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize(wide)
  await enterAs(page, 'clerk')
  const year = ownYear(2018)
  const { id } = await logged(page, [own('封某存'), '变某化'], { found_on: `${year}-03-05`, kind: 'contract' })
  await open(page, `/figures?year=${year}`)
  await page.getByRole('button', { name: `封存 ${year} 年` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('封存不能撤销')).toBeVisible()
  await expectReachable(page)
  await dialog.getByRole('button', { name: `封存 ${year} 年` }).click()
  await expect(page.getByText(`${year}年已封存（第 1 次）。`)).toBeVisible()
  const panel = page.getByRole('region', { name: '年度封存' })
  await expect(panel.getByText('封存后没有变化')).toBeVisible()
  await expect(panel.getByRole('button', { name: '再封存一次' })).toHaveCount(0)

  await open(page, `/cases/${id}/edit`)
  await page.getByLabel('类型').selectOption({ label: '旅游' })
  await page.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText(`已计入 ${year} 年封存的数字`)).toBeVisible()
  await expectReachable(page)
  await dialog.getByRole('button', { name: '写明原因，保存' }).click()
  await expect(dialog.getByText('请写明原因').first()).toBeVisible()
  await dialog.getByLabel('为什么更正').fill('登记时选错了类型')
  await dialog.getByRole('button', { name: '写明原因，保存' }).click()
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()

  await logged(page, [own('迟某到')], { found_on: `${year}-03-06` })
  await open(page, `/figures?year=${year}`)
  await expect(page.getByRole('row', { name: /^排查发现纠纷/ }).getByRole('link', { name: /封存时/ })).toBeVisible()
  await panel.getByRole('link', { name: '封存后有 2 处变化' }).click()
  await settled(page)
  await expectReachable(page)
  const corrected = page.getByRole('article').filter({ hasText: '登记时选错了类型' })
  await expect(corrected.getByText('合同 → 旅游')).toBeVisible()
  const late = page.getByRole('article').filter({ hasText: '封存后补录' })
  await expect(late.getByText(/排查发现纠纷\s*\+1\s*件/)).toBeVisible()
  await corrected.getByRole('link', { name: /^打开这条记录/ }).click()
  await expect(page).toHaveURL(new RegExp(`/cases/${id}`))

  await open(page, `/figures?year=${year}`)
  await panel.getByRole('button', { name: '再封存一次' }).click()
  await dialog.getByRole('button', { name: `封存 ${year} 年` }).click()
  await expect(page.getByText(`${year}年已封存（第 2 次）。`)).toBeVisible()
  await expect(panel.getByText('以前的封存（1 次）')).toBeVisible()
})

test('who may not seal sees no button for it', async ({ page }) => {
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  await expect(page.getByRole('button', { name: /^封存/ })).toHaveCount(0)
})

test('the section of the report is copied, taken as a file, and a pasted one is checked number by number', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enterAs(page, 'leader')
  await open(page, '/figures?year=2023')
  const value = (
    await page
      .getByRole('row', { name: /^领导接访群众/ })
      .getByRole('link')
      .locator('strong')
      .innerText()
  ).trim()
  await page.getByRole('link', { name: '总结第（七）段' }).click()
  await settled(page)
  await page.getByRole('button', { name: '复制这段话' }).click()
  await expect(page.getByRole('button', { name: '已复制' })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain(`接访群众${value}人次`)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 Word' }).click()])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  await page.getByLabel('要核对的话').fill(`接访群众${value}人次，平台录入 7 件，植树30棵。`)
  await page.getByRole('button', { name: '核对数字' }).click()
  await expect(page.getByText('1 个一致，1 个不一致，1 个看不出是哪一项')).toBeVisible()
  await expectReachable(page)
  await expect(page.getByRole('listitem').filter({ hasText: '应为' })).toContainText('7✕')
  await page.getByRole('listitem').filter({ hasText: '应为' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: /网上人民调解平台录入/ })).toBeVisible()
})

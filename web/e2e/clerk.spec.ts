/** Last year's ledger and this year's report, at the clerk's desk. */
import { readFileSync } from 'node:fs'
import { enterAs, expect, own, settled, test } from './support/town'
import { wordsOf, workbook } from './support/workbook'

test.use({ viewport: { width: 1280, height: 800 } })

const headings = [
  '序号',
  '排查时间',
  '当事人\n（甲方）',
  '当事人\n（乙方）',
  '纠纷类型',
  '简要情况',
  '来源',
  '是否历年疑难',
  '参与法律明白人',
  '化解时间',
  '化解方式（协议形式）',
  '化解结果',
  '化解层级',
]
const ended = ['排查发现', '否', '/', '2020-03-20', '口头协议', '已化解', '村']
const ledger = (good: string, badDay: string, badKind: string) =>
  workbook('红关村', [
    ['平安镇红关村2020年矛盾纠纷排查化解台账'],
    headings,
    ['1', '2020-03-08', good, '牟某英', '邻里纠纷', '两家为共用水沟的清淘费用争吵。', ...ended],
    ['2', '2020-13-45', badDay, '牟某碧', '邻里纠纷', '地坝边界争议。', ...ended],
    ['3', '2020-03-10', badKind, '牟某淑', '天外纠纷', '说不清是哪一类。', ...ended],
  ])

test('imports a ledger with bad rows and gets those back with their reasons', async ({ page }) => {
  const [good, badDay, badKind] = [own('牛某明'), own('牛某才'), own('牛某华')]
  await enterAs(page, 'clerk')
  await page.goto('/')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('radio', { name: '矛盾纠纷排查化解台账' }).check()
  await page.getByLabel('选择文件').setInputFiles({
    name: '红关村2020.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: ledger(good, badDay, badKind),
  })
  await page.getByRole('button', { name: '试读' }).click()

  await expect(page.getByRole('button', { name: /^2 有错误/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /2020-13-45/ })).toContainText('排查时间')
  await expect(page.getByRole('row', { name: /天外纠纷/ })).toContainText('纠纷类型')

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载有错的 2 行和原因' }).click()
  const givenBack = wordsOf(readFileSync(await (await waiting).path()))
  expect(givenBack).toContain(badDay)
  expect(givenBack).toContain('2020-13-45')
  expect(givenBack).toContain('天外纠纷')
  expect(givenBack).not.toContain(good)

  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已导入 1 行' })).toBeVisible()

  await page.getByRole('link', { name: '案件', exact: true }).click()
  await page.getByLabel('找案件').fill(good)
  await expect(page.getByText('共 1 件')).toBeVisible()
  await page.getByRole('link', { name: new RegExp(good) }).click()
  await expect(page.getByText('两家为共用水沟的清淘费用争吵。').first()).toBeVisible()
})

test('a file that is no workbook is refused in plain words', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/imports')
  await page.getByRole('radio', { name: '矛盾纠纷排查化解台账' }).check()
  await page.getByLabel('选择文件').setInputFiles({
    name: '台账.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from('PK\u0003\u0004 cut off on its way'),
  })
  await page.getByRole('button', { name: '试读' }).click()
  await expect(page.getByText('这个文件打不开', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '试读' })).toBeEnabled()
})

test('exports the yearly counts', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/figures?year=2023')
  await settled(page)
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: /^接访群众|^领导接访/ }) })
    .first()
  const persons = (await row.getByRole('link').innerText()).match(/\d[\d,]*/)![0]
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: /xlsx|Excel/ }).click()
  const words = wordsOf(readFileSync(await (await waiting).path()))
  expect(words).toContain('2023')
  expect(words).toMatch(new RegExp(`(^|\\s)${persons.replace(',', '')}(\\s|$)`))
})

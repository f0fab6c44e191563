/** From when reports are owed: told on the grid and the year, set by choosing a half-month, foreseen by an import. */
import type { Page } from '@playwright/test'
import { enterAs, expect, expectReachable, settled, test } from './support/town'
import { workbook } from './support/workbook'
import { direct } from './support/direct'

const wide = { width: 1280, height: 800 }
const phone = { width: 360, height: 740 }

async function choose(page: Page, year: string, half: string): Promise<void> {
  await page.getByRole('button', { name: /^更改/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('哪一年').selectOption(year)
  await dialog.getByLabel('哪个半月', { exact: true }).selectOption({ label: half })
}

async function save(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '起算时间已更改' })).toBeVisible()
}

test('the clerk moves the beginning by choosing a half-month, and back', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'clerk')
  await page.goto('/screenings?year=2022')
  await expect(page.getByText('报送从2023年1月上半月起算')).toBeVisible()
  const cell = page.getByRole('link', { name: /^红关村 2022年12月下半月/ })
  await expect(cell).toHaveAccessibleName(/起算以前/)
  await expect(page.getByRole('region', { name: '图例' })).toContainText('起算以前')
  await expectReachable(page)

  await choose(page, '2022', '12月下半月')
  await expectReachable(page)
  // Closed without saving, nothing has changed, and what was chosen is there again.
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '留作草稿，关闭' }).click()
  await expect(cell).toHaveAccessibleName(/起算以前/)
  await page.getByRole('button', { name: /^更改/ }).click()
  await expect(page.getByLabel('哪个半月', { exact: true })).toHaveValue('12-H2')
  await save(page)
  await expect(page.getByText('报送从2022年12月下半月起算')).toBeVisible()
  await expect(cell).toHaveAccessibleName(/缺报/)
  await expect(page.getByRole('link', { name: /^红关村 2022年12月上半月/ })).toHaveAccessibleName(/起算以前/)

  await choose(page, '2023', '1月上半月')
  await save(page)
  await expect(cell).toHaveAccessibleName(/起算以前/)
})

test('a half-month before the beginning asks for nothing, on a phone too', async ({ page }) => {
  await page.setViewportSize(phone)
  await enterAs(page, 'mediator')
  await page.goto('/screenings?year=2021')
  await expect(page.getByText('报送从2023年1月上半月起算')).toBeVisible()
  await expect(page.getByRole('button', { name: /^更改/ })).toHaveCount(0)
  await page.getByText('起算以前的 24 个半月').click()
  await expectReachable(page)
  await page.getByRole('link', { name: /^2021年3月上半月/ }).click()
  await expect(page.getByText('这个半月在起算以前，不用报送。')).toBeVisible()
  await expect(page.getByRole('button', { name: '零报告' })).toBeHidden()
  await page.getByText('仍要补报这一份').click()
  await expect(page.getByText('全镇的报送改从这个半月起算')).toBeVisible()
  await expectReachable(page)
})

test('the year says from when reports are owed and leads to the grid', async ({ page }) => {
  await page.setViewportSize(wide)
  await enterAs(page, 'leader')
  await page.goto('/figures?year=2023')
  await settled(page)
  const chart = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: /^半月排查/ }) })
  await expect(chart.getByText('报送从2023年1月上半月起算')).toBeVisible()
  await chart.getByRole('link', { name: '打开排查表' }).click()
  await page.waitForURL('**/screenings?year=2023')
})

async function tryReading(page: Page, kind: string, sheet: string, rows: string[][]): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel('选择文件').setInputFiles({
    name: `${sheet}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook(sheet, rows),
  })
  await page.getByRole('button', { name: '试读' }).click()
  await expect(page.getByRole('heading', { name: /^试读结果/ })).toBeVisible()
}

for (const [device, size] of [
  ['a desk', wide],
  ['a phone', phone],
] as const) {
  test(`reports of an earlier year say what they would move, at ${device}`, async ({ page }) => {
    await page.setViewportSize(size)
    await enterAs(page, 'clerk')
    await tryReading(page, '排查半月报', '半月报汇总', [
      ['村（社区）', '期次', '报送时间', '报送人', '排查件数', '是否零报告'],
      ['红关村', '2020年3月上半月', '2020-03-16 10:00', '王红', '0', '是'],
      ['红关村', '2020年3月下半月', '', '', '', ''],
    ])
    await expect(page.getByRole('status').filter({ hasText: /报送将从2020年3月上半月起算：应报 \d+，已报 1/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^1 没有可导入的内容/ })).toBeVisible()
    await expect(page.getByRole('button', { name: '导入 1 行' })).toBeVisible()
    await expectReachable(page)
    // Only looked at: the beginning stays where it was.
    await page.goto('/screenings?year=2020')
    await expect(page.getByText('报送从2023年1月上半月起算')).toBeVisible()
  })
}

test('of several people of one name the clerk says which is meant, or nobody is counted', async ({ page }) => {
  await page.setViewportSize(phone)
  await enterAs(page, 'clerk')
  const { items } = (await (await direct(page).get('/api/v1/rooms?limit=200')).json()) as { items: { id: string; name: string }[] }
  for (const room of items.filter(({ name }) => name === '双平村' || name === '太合村')) {
    const person = { name: '同某名', room_id: room.id, roles: [{ role: 'legal_literate', from: '2020-01-01', to: '2022-01-01' }] }
    expect((await direct(page).post('/api/v1/people', { data: person })).ok()).toBe(true)
  }
  await tryReading(page, '矛盾纠纷排查化解台账', '红关村', [
    [
      '排查时间',
      '甲方',
      '乙方',
      '纠纷类型',
      '简要情况',
      '来源',
      '是否历年疑难',
      '参与法律明白人',
      '化解时间',
      '协议形式',
      '化解结果',
      '化解层级',
    ],
    ['2021-03-04', '左某田', '巫某地', '邻里', '田埂', '排查发现', '否', '同某名', '2021-03-10', '口头', '已化解', '村'],
  ])
  await expect(page.getByRole('heading', { name: '名册上有几个同名的人，是哪一个？' })).toBeVisible()
  const question = page.getByLabel('“同某名”是哪一个')
  await expect(question.getByRole('option').first()).toHaveText('先不选，这个名字不计数')
  await expectReachable(page)
  await question.selectOption({ label: '同某名（双平村）' })
  await page.getByRole('button', { name: '按这样重新核对' }).click()
  await expect(question).toHaveCount(0)
  await expect(page.getByRole('button', { name: '导入 1 行' })).toBeVisible()
})

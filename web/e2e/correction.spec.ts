/** What was written down wrongly is put right where it stands, and what was logged by mistake is taken away and brought back. */
import type { Locator, Page } from '@playwright/test'
import { today } from '../src/values/clock'
import { accepted, daysAgo, type MadeCase } from './support/case'
import { enterAs, expect, expectReachable, settled, test } from './support/town'
import { direct } from './support/direct'

test.use({ viewport: { width: 360, height: 740 } })

interface Case extends MadeCase {
  stage: string
  resolution: { id: string; settled_on: string } | null
}

const said = (page: Page, words: string | RegExp) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
const next = (page: Page) => page.getByRole('region', { name: '接下来' })
const section = (page: Page, name: string): Locator =>
  page.locator('details').filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(`^${name}( \\d+)?$`) }) })

async function step(page: Page, made: MadeCase, name: string, data: unknown): Promise<Case> {
  const answer = await direct(page).post(`/api/v1/cases/${made.id}/${name}`, { data, headers: { 'If-Match': `"${made.revision}"` } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json() as Promise<Case>
}

async function settledCase(page: Page, names: string[]): Promise<Case> {
  const made = await accepted(page, names)
  return step(page, made, 'settle', {
    settled_on: daysAgo(1),
    form: 'oral',
    level: 'village',
    terms: '院墙退后半米',
    performance: 'immediate',
  })
}

async function resolutions(page: Page): Promise<number> {
  const answer = await direct(page).get(`/api/v1/figures?year=${today().slice(0, 4)}&breakdown=false`)
  const { figures } = (await answer.json()) as { figures: { code: string; value: number }[] }
  return figures.find(({ code }) => code === 'resolutions')!.value
}

async function everywhere(page: Page): Promise<void> {
  for (const language of ['en', 'zh-CN']) {
    await page.evaluate((code) => localStorage.setItem('fengqiao.language', code), language)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 })
      await expectReachable(page)
    }
  }
}

test('a settlement is corrected where it stands and counts once', async ({ page }) => {
  await enterAs(page, 'mediator')
  const { id } = await settledCase(page, ['左某良', '巫某珍'])
  const counted = await resolutions(page)
  await page.goto(`/cases/${id}`)
  await section(page, '协议').getByRole('link', { name: '更正化解' }).click()
  await expect(page.getByText('同一次化解，不另计件次。')).toBeVisible()
  await expect(page.getByLabel('怎么说好的')).toHaveValue('院墙退后半米')
  await everywhere(page)

  await page.getByRole('radio', { name: '书面' }).check()
  await page.getByRole('radio', { name: '镇', exact: true }).check()
  await page.getByLabel('怎么说好的').fill('院墙退后一米，分两次补 300 元')
  await page.getByRole('radio', { name: '未到期' }).check()
  await page.getByRole('button', { name: '添加一期' }).click()
  await page.getByLabel('第 1 期哪天').fill(today())
  await page.getByLabel('第 1 期金额').fill('300')
  await page.getByLabel('化解日期').fill(daysAgo(9))
  await page.getByRole('button', { name: '保存' }).click()
  const refused = page.getByRole('alert').filter({ hasText: '有 1 处需要改' })
  await refused.getByRole('link', { name: /^化解日期/ }).click()
  await expect(page.getByLabel('化解日期')).toBeFocused()
  await page.getByLabel('化解日期').fill(daysAgo(2))
  await page.getByLabel('盖章日期').fill(daysAgo(1))

  // What is kept on the device is there again, whatever becomes of the page.
  await expect
    .poll(() => page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes('correct-settlement'))?.[1] ?? ''))
    .toContain(daysAgo(2))
  await page.reload()
  await expect(page.getByLabel('第 1 期金额')).toHaveValue('300')
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已更正化解，件次没有变')
  const agreement = section(page, '协议')
  await expect(agreement).toContainText('院墙退后一米，分两次补 300 元')
  await expect(agreement.getByText('第 1 期')).toBeVisible()
  await expect(agreement.getByText('以前的化解')).toHaveCount(0)
  expect(await resolutions(page)).toBe(counted)

  const history = section(page, '经过')
  await history.locator('summary').first().click()
  await expect(history.getByText('更正化解记录')).toBeVisible()
  await expect(history).toContainText('院墙退后半米 → 院墙退后一米')
})

test('two who correct the same settlement see both versions, field by field', async ({ page }) => {
  await enterAs(page, 'mediator')
  const made = await settledCase(page, ['左某福'])
  await page.goto(`/cases/${made.id}/resolutions/${made.resolution!.id}/correct`)
  await page.getByLabel('怎么说好的').fill('院墙退后两米')
  const theirs = await direct(page).patch(`/api/v1/cases/${made.id}/resolutions/${made.resolution!.id}`, {
    data: { terms: '院墙拆了重砌', level: 'town' },
    headers: { 'If-Match': `"${made.revision}"` },
  })
  expect(theirs.ok()).toBe(true)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: '怎么说好的' })).toBeVisible()
  await expect(page.getByText('院墙拆了重砌')).toBeVisible()
  await expect(page.getByRole('heading', { name: '在哪一级化解' })).toHaveCount(0)
  await page.getByRole('button', { name: '仍用我的' }).click()
  await said(page, '已更正化解')
  await expect(section(page, '协议')).toContainText('院墙退后两米')
  await expect(section(page, '协议')).toContainText('镇')
})

test('an ending is corrected by its own grounds, and the day of acceptance on the edit page', async ({ page }) => {
  await enterAs(page, 'mediator')
  const made = await accepted(page, ['左某山', '巫某海'])
  await step(page, made, 'end', { ended_on: today(), ground: 'no_agreement', routes_told: true })
  await page.goto(`/cases/${made.id}`)
  await page.getByRole('button', { name: '更正“调解不成”' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { name: /已告知/ })).toBeChecked()
  await dialog.getByLabel('日期', { exact: true }).fill(daysAgo(1))
  await expectReachable(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await said(page, '已更正')
  const day = new RegExp(`${Number(daysAgo(1).slice(8))}日.*调解不成`)
  await expect(page.getByRole('status').filter({ hasText: day })).toBeVisible()

  await page.goto(`/cases/${made.id}/edit`)
  await page.getByLabel('受理日期').fill(daysAgo(2))
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已保存')
  const { accepted_on } = (await (await direct(page).get(`/api/v1/cases/${made.id}`)).json()) as { accepted_on: string }
  expect(accepted_on).toBe(daysAgo(2))
})

test('a settled case logged twice is withdrawn, found among the withdrawn, and brought back', async ({ page }) => {
  await enterAs(page, 'clerk')
  // Nobody else's, also when the story is told again to the same town.
  const name = `左某云${Date.now() % 100_000}`
  const { id } = await settledCase(page, [name, '巫某秀'])
  const counted = await resolutions(page)
  await page.goto(`/cases/${id}`)
  await next(page).getByText('其他').click()
  await next(page).getByRole('button', { name: '记错了，撤销这一件' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('案件和它的化解件次都不再计数')).toBeVisible()
  await dialog.getByLabel('理由').fill('和上个月那件是同一件')
  await expectReachable(page)
  await dialog.getByRole('button', { name: '记错了，撤销这一件' }).click()
  await said(page, '已撤销')
  await expect(page.getByRole('alert').filter({ hasText: '和上个月那件是同一件' })).toContainText('不计入任何数字')
  expect(await resolutions(page)).toBe(counted - 1)

  // The list holds what counts until the rest is asked for, and so does its file.
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/cases')
  await settled(page)
  await page.getByLabel('找案件').fill(name)
  await expect(page.getByText('没有符合条件的案件')).toBeVisible()
  await page.getByText('筛选', { exact: true }).click()
  await page.getByLabel('计数的案件').selectOption({ label: '已撤销' })
  await expect(page).toHaveURL(/standing=withdrawn/)
  await expect(page.getByRole('button', { name: '去掉筛选：已撤销' })).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row.getByText('已撤销')).toBeVisible()
  await expectReachable(page)
  await page.getByLabel('找案件').fill('')
  await expect(page.getByRole('link', { name: '导出 Excel' })).toHaveAttribute('href', /standing=withdrawn/)

  await row.getByRole('link').click()
  await page.getByRole('button', { name: '恢复' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('看错了，是两件')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await said(page, '已恢复，照原样计数')
  await expect(page.getByText('已化解').first()).toBeVisible()
  expect(await resolutions(page)).toBe(counted)
})

test('who logs cases may withdraw one, but only the town brings it back', async ({ page }) => {
  await enterAs(page, 'mediator')
  const made = await settledCase(page, ['左某木'])
  await step(page, made, 'withdraw', { on: today(), reason: '登记错了' })
  await page.goto(`/cases/${made.id}`)
  await expect(page.getByRole('alert').filter({ hasText: '登记错了' })).toBeVisible()
  await expect(page.getByRole('button', { name: '恢复' })).toHaveCount(0)
})

test('a legal literate whose name is typed is told apart from those on the register', async ({ page }) => {
  await enterAs(page, 'mediator')
  const { id } = await accepted(page, ['左某芝'])
  await page.goto(`/cases/${id}#participants`)
  const part = section(page, '参与调解的人')
  await part.getByRole('button', { name: '添加参与人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名册里没有，直接写姓名').fill('过路人')
  await dialog.getByRole('radio', { name: '法律明白人', exact: true }).check()
  await expect(dialog.getByRole('alert').filter({ hasText: '不计入“法律明白人参与化解”' })).toBeVisible()
  await expectReachable(page)
  await dialog.getByRole('button', { name: '添加', exact: true }).click()
  await said(page, '已添加 过路人')
  await expect(page.getByRole('alert').filter({ hasText: '过路人不在名册' })).toBeVisible()
  await expect(part.getByRole('listitem').filter({ hasText: '过路人' })).toContainText('不在名册')
  await page.getByRole('button', { name: '知道了' }).click()
  await everywhere(page)
})

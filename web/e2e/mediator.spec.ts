/** A day of a village mediator, on a small phone. */
import type { Page } from '@playwright/test'
import { today } from '../src/values/clock'
import { firstDayOf, halfMonthBefore, halfMonthOf, lastDayOf } from '../src/values/days'
import { ownRoom, type OwnRoom } from './support/room'
import { enterAs, expect, expectReachable, halfMonthWords, signIn, test } from './support/town'
import { direct } from './support/direct'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

const lastEnded = halfMonthBefore(halfMonthOf(today()))

let mine: OwnRoom
test.beforeEach(async ({ baseURL }) => (mine = await ownRoom(baseURL, firstDayOf(lastEnded))))

async function log(page: Page, name: string, day: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '记一件' }).click()
  await page.getByLabel('当事人姓名').fill(name)
  await page.getByLabel('哪天发现的').fill(day)
  await page.getByRole('radio', { name: '邻里' }).check()
  await page.getByLabel('怎么回事').fill('滴水沟改到邻居地坝边，雨天漫水')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status').filter({ hasText: `已记入${mine.room}` })).toBeVisible()
}

async function openReport(page: Page, halfMonth: string): Promise<void> {
  await page.goto('/')
  await page
    .getByRole('listitem')
    .filter({ hasText: halfMonthWords(halfMonth) })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { name: halfMonthWords(halfMonth), level: 1 })).toBeVisible()
}

test('logs a dispute, records how it ended and files the half-month', async ({ page }) => {
  await signIn(page, mine)
  await log(page, '王某福', lastDayOf(lastEnded))

  await page.getByRole('link', { name: '打开这件' }).click()
  await expect(page.getByRole('heading', { name: '王某福', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '记下化解' }).click()
  await page.getByRole('radio', { name: '口头' }).check()
  await page.getByRole('radio', { name: '村（社区）' }).check()
  await page.getByLabel('怎么说好的').fill('三日内把滴水沟改回原处')
  await page.getByRole('radio', { name: '即时履行' }).check()
  await page.getByRole('button', { name: '记下化解' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已记下化解' })).toBeVisible()
  await expect(page.getByText('三日内把滴水沟改回原处').first()).toBeVisible()
  await expect(page.getByText('已化解').first()).toBeVisible()

  await openReport(page, lastEnded)
  await expect(page.getByRole('link', { name: /王某福/ })).toBeVisible()
  await page.getByRole('button', { name: '确认报送这 1 件' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已报送' })).toContainText('1 件')
  await expect(page.getByRole('button', { name: /确认报送|零报告/ })).toHaveCount(0)
})

test('signs that nothing was found', async ({ page }) => {
  await enterAs(page, mine)
  await openReport(page, lastEnded)
  await expect(page.getByText(/未发现纠纷。/)).toBeVisible()
  await page.getByRole('button', { name: '零报告' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已报送' })).toContainText('零报告')
  await page.reload()
  await expect(page.getByText('第 1 次')).toBeVisible()
})

test('a dispute logged after a zero report contradicts it, and nothing is deleted', async ({ page }) => {
  await enterAs(page, mine)
  await openReport(page, lastEnded)
  await page.getByRole('button', { name: '零报告' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已报送' })).toBeVisible()

  await log(page, '谭某菊', lastDayOf(lastEnded))
  await page.goto('/')
  await expect(page.getByRole('listitem').filter({ hasText: halfMonthWords(lastEnded) })).toContainText('报后有变')

  await openReport(page, lastEnded)
  await expect(page.getByText('报送以后有变化')).toBeVisible()
  await page.getByRole('button', { name: '确认报送这 1 件' }).click()
  await page.getByRole('button', { name: '已核对，确认报送这 1 件' }).click()
  await expect(page.getByText('第 2 次')).toBeVisible()
  await expect(page.getByText('第 1 次')).toBeVisible()
  await expect(page.getByText('报送以后有变化')).toHaveCount(0)
})

test('finds what was typed after a reload, and nobody else does', async ({ page }) => {
  await enterAs(page, mine)
  await page.goto('/log')
  await page.getByLabel('怎么回事').fill('地界争执，还没问清楚')
  await expect(page.getByText('草稿已保存在本机')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('怎么回事')).toHaveValue('地界争执，还没问清楚')

  await page.goto('/more')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL('**/sign-in')
  await signIn(page, 'clerk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('地界争执，还没问清楚')).toHaveCount(0)
})

test('a refused form says what to do and keeps everything', async ({ page }) => {
  await enterAs(page, mine)
  await page.goto('/log')
  await page.getByLabel('怎么回事').fill('只写了经过')
  await page.getByRole('button', { name: '记下' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: /当事人姓名/ }).click()
  await expect(page.getByLabel('当事人姓名')).toBeFocused()
  await expect(page.getByLabel('怎么回事')).toHaveValue('只写了经过')
})

test('a lost network loses nothing and doubles nothing', async ({ page, context }) => {
  await enterAs(page, mine)
  await page.goto('/log')
  await page.getByLabel('当事人姓名').fill('冉某才')
  await page.getByRole('radio', { name: '婚姻家庭' }).check()
  await page.getByLabel('怎么回事').fill('分家后赡养说不拢')
  await context.setOffline(true)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('alert')).toContainText('没有连上')
  await context.setOffline(false)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已记入' })).toBeVisible()
  await page.goto('/cases')
  await expect(page.getByRole('link', { name: /冉某才/ })).toHaveCount(1)
})

test('takes back, the same day, a report signed by a slip of the thumb', async ({ page }) => {
  await enterAs(page, mine)
  await openReport(page, lastEnded)
  await page.getByRole('button', { name: '零报告' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已报送' })).toBeInViewport()
  await page.getByRole('button', { name: '撤回这次报送' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回这次报送' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已撤回' })).toBeInViewport()
  await expect(page.getByText(/撤回$/).first()).toBeVisible()
  await expect(page.getByText('第 1 次')).toBeVisible()
  await expectReachable(page)
  await page.getByRole('button', { name: '零报告' }).click()
  await expect(page.getByText('第 2 次')).toBeVisible()
})

test('a report that is not what was reported before is signed only when asked', async ({ page }) => {
  await enterAs(page, mine)
  await openReport(page, lastEnded)
  await page.getByRole('button', { name: '零报告' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已报送' })).toBeVisible()
  await log(page, '聂某君', lastDayOf(lastEnded))
  await openReport(page, lastEnded)
  await page.getByRole('button', { name: '确认报送这 1 件' }).click()
  const question = page.getByRole('dialog', { name: '要报的和原来报的不一样' })
  await expect(question).toContainText('原来报的是 0 件，现在要报的是 1 件。')
  await question.getByRole('button', { name: '先不报，去核对' }).click()
  await expect(page.getByText('第 2 次')).toHaveCount(0)
  await page.getByRole('button', { name: '确认报送这 1 件' }).click()
  await question.getByRole('button', { name: '已核对，确认报送这 1 件' }).click()
  await expect(page.getByText('第 2 次')).toBeVisible()
})

test('a half-month still running has nothing to sign', async ({ page }) => {
  await enterAs(page, mine)
  const running = halfMonthOf(today())
  const { account } = (await (await direct(page).get('/api/v1/session')).json()) as { account: { room_id: string } }
  await page.goto(`/screenings/${account.room_id}/${running}`)
  await expect(page.getByText(/这半个月还没过完/)).toBeVisible()
  await expect(page.getByRole('button', { name: /确认报送|零报告/ })).toHaveCount(0)
})

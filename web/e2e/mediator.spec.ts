/** A day of a village mediator, on a small phone. */
import { expect, expectReachable, signIn, test } from './support/town'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

test('logs a dispute and records how it ended', async ({ page }) => {
  await signIn(page, 'mediator')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '记一件' }).click()

  await page.getByLabel('当事人姓名').fill('王某福')
  await page.getByRole('radio', { name: '邻里' }).check()
  await page.getByLabel('怎么回事').fill('滴水沟改到邻居地坝边，雨天漫水')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status')).toContainText('已记入')

  await page.getByRole('link', { name: '打开这件' }).click()
  await expect(page.getByRole('heading', { name: '王某福', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '记下化解' }).click()

  await page.getByRole('radio', { name: '口头' }).check()
  await page.getByRole('radio', { name: '村（社区）' }).check()
  await page.getByLabel('怎么说好的').fill('三日内把滴水沟改回原处')
  await page.getByRole('radio', { name: '即时履行' }).check()
  await page.getByRole('button', { name: '记下化解' }).click()

  await expect(page.getByRole('status').filter({ hasText: '已记下化解' })).toBeVisible()
  await expect(page.getByText('三日内把滴水沟改回原处')).toBeVisible()
})

test('finds what was typed after a reload, and nobody else does', async ({ page }) => {
  await signIn(page, 'mediator')
  await page.goto('/log')
  await page.getByLabel('怎么回事').fill('地界争执，还没问清楚')
  await expect(page.getByText('草稿已存在本机')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('怎么回事')).toHaveValue('地界争执，还没问清楚')

  await page.goto('/more')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL('**/sign-in')
  await signIn(page, 'clerk')
  await expect(page.getByText('地界争执，还没问清楚')).toHaveCount(0)
})

test('a refused form says what to do and keeps everything', async ({ page }) => {
  await signIn(page, 'mediator')
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
  await signIn(page, 'mediator')
  await page.goto('/log')
  await page.getByLabel('当事人姓名').fill('谭某菊')
  await page.getByRole('radio', { name: '婚姻家庭' }).check()
  await page.getByLabel('怎么回事').fill('分家后赡养说不拢')
  await context.setOffline(true)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('alert')).toContainText('没有连上')
  await context.setOffline(false)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status')).toContainText('已记入')
  await page.goto('/cases')
  await expect(page.getByRole('link', { name: /谭某菊/ })).toHaveCount(1)
})

test('the first page is light enough for a weak signal', async ({ page }) => {
  await signIn(page, 'mediator')
  await page.goto('/log')
  await page.waitForLoadState('networkidle')
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter((entry) => /\.(js|css)$/.test(new URL(entry.name).pathname))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  )
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(120 * 1024)
})

for (const width of [320, 1280]) {
  test(`every page of the mediator can be read and reached at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 })
    await page.goto('/sign-in')
    await expectReachable(page)
    await signIn(page, 'mediator')
    for (const language of ['English', '中文']) {
      await page.goto('/more')
      await page.getByRole('button', { name: language }).click()
      for (const path of ['/', '/log', '/cases', '/more', '/password', '/nowhere']) {
        await page.goto(path)
        await expectReachable(page)
      }
      await page.goto('/cases')
      await page.getByRole('main').getByRole('listitem').or(page.getByRole('row')).getByRole('link').first().click()
      await expectReachable(page)
      await page.goto(`${page.url()}/edit`)
      await expectReachable(page)
    }
  })
}

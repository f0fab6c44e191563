/** A morning at the reception desk. */
import { enterAs, expect, test } from './support/town'

test.use({ viewport: { width: 1280, height: 800 } })

test('records who came and turns the visit into a case', async ({ page }) => {
  await enterAs(page, 'leader')
  await page.goto('/')
  await page.getByRole('link', { name: '登记接访' }).click()

  await page.getByLabel('接访领导', { exact: true }).fill('陈镇长')
  await page.getByRole('radio', { name: '定点接访' }).check()
  await page.getByLabel('来访人姓名').fill('向某安')
  await page.getByLabel('反映什么事').fill('邻居占道建房')
  await page.getByRole('radio', { name: '求决' }).check()
  await page.getByRole('radio', { name: '初次' }).check()
  await page.getByRole('radio', { name: '转人民调解' }).check()
  await page.getByRole('button', { name: '记下' }).click()
  // Nobody counts the people for the leader.
  await page
    .getByRole('alert')
    .getByRole('link', { name: /到场人数/ })
    .click()
  await page.getByLabel('到场人数').fill('3')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('status').filter({ hasText: '3 人次' })).toBeVisible()

  await page.getByRole('link', { name: '打开这次接访' }).click()
  await expect(page.getByRole('heading', { name: '向某安', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '转为调解案件' }).click()
  const dialog = page.getByRole('dialog', { name: '转为调解案件' })
  await dialog.getByLabel('交给哪个调解室').selectOption('红关村')
  await dialog.getByRole('radio', { name: '邻里' }).check()
  await dialog.getByRole('button', { name: '转为调解案件' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已转为调解案件' })).toBeVisible()

  await page.getByRole('link', { name: '打开案件' }).click()
  await expect(page.getByRole('heading', { name: '向某安', level: 1 })).toBeVisible()
  await expect(page.getByText('接访转入')).toBeVisible()
  await expect(page.getByRole('region', { name: '怎么回事' })).toContainText('邻居占道建房')
  await page.getByRole('link', { name: '由接访转来' }).click()
  await expect(page.getByRole('region', { name: '事由' })).toContainText('3 人次')
})

/** Somebody else's ledger: a text file in the national encoding, with headings and words of its own; imported, and taken back. */
import { enterAs, expect, expectReachable, test } from './support/town'

/** In GBK: two headings nobody knows (闹的啥子, 经过情形), one word no list has (打架斗殴), and a day there is not. */
const ledger = Buffer.from(
  '0PK6xSy3os/WyNXG2iy817e9LNLSt70sxNa1xMm219Msvq25/cfp0M4swLTUtCzA+sTq0snE0Sy3qMLJw/ew18jLLLuvveLKsbzkLNCt0unQzsq9LLX3veK9' +
    '4bn7LLuvveK8trHwCjEsMjAyMS0wMy0wOCy5qMSz1LYsxLLEs738LLTyvNy2t8W5LLjPs6HM7L7GuvPNxt76o6zF4tK90qm30aGjLMXJs/bL+dLGy80st/Es' +
    'LywyMDIxLTAzLTEwLMrpw+Ys0tG7r73iLLTlCjIsMjAyMS0wNC0wMiy5qMSztuAsxLLEs8nZLMHawO8szqrSu7/DsNjK99X5s7OhoyzFxbLpt6LP1iy38Swv' +
    'LDIwMjEtMDQtMDMsv9rNtyzS0buvveIstOUKMywyMDIxLTA1LTA2LLmoxLPHsCzEssSzuvMswdrA7yy1zsuuubWhoyzFxbLpt6LP1iy38SwvLDIwMjEtMTMt' +
    'MDEsv9rNtyzS0buvveIstOUK',
  'base64',
)

const file = { name: '红关村.csv', mimeType: 'text/csv', buffer: ledger }

for (const { width, device } of [
  { width: 1280, device: 'a desk' },
  { width: 360, device: 'a phone' },
]) {
  test.describe(`at ${device}`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('a foreign ledger is mapped, its words are explained, it is imported and taken back', async ({ page }) => {
      await enterAs(page, 'clerk')
      await page.goto('/imports')
      await expectReachable(page)
      await page.getByRole('radio', { name: '矛盾纠纷排查化解台账' }).check()
      await page.getByLabel('选择文件').setInputFiles(file)
      await page.getByRole('button', { name: '试读' }).click()

      await expect(page.getByText('没有找到：纠纷类型、简要情况')).toBeVisible()
      await expect(page.getByText('没有可以导入的行。')).toBeVisible()
      await expectReachable(page)
      await page.getByLabel('“闹的啥子”这一列是什么').selectOption({ label: '纠纷类型（必需）' })
      await page.getByLabel('“经过情形”这一列是什么').selectOption({ label: '简要情况（必需）' })
      await page.getByRole('button', { name: '按这样重新核对' }).click()

      await page.getByLabel('“打架斗殴”是什么').selectOption({ label: '损害赔偿' })
      await page.getByRole('button', { name: '按这样重新核对' }).click()
      await expect(page.getByRole('button', { name: /^1 有错误/ })).toBeVisible()
      await expect(page.getByText(/“2021-13-01”/)).toBeVisible()
      await page.getByRole('button', { name: '导入 2 行' }).click()
      await expect(page.getByRole('status').filter({ hasText: '已导入 2 行' })).toBeVisible()

      await page.getByRole('button', { name: '换一个文件' }).click()
      await page.getByText('记住的词').click()
      await expect(page.getByText('“打架斗殴”')).toBeVisible()
      await expectReachable(page)
      await page.getByRole('button', { name: '撤销导入：红关村.csv' }).first().click()
      await page.getByLabel('为什么撤销').fill('导成了去年的')
      await page.getByRole('button', { name: '整体撤销' }).click()
      await expect(page.getByText('已撤销：红关村.csv')).toBeVisible()
      await page.getByRole('button', { name: '去掉“打架斗殴”' }).click()
      await expect(page.getByText('已去掉“打架斗殴”')).toBeVisible()
    })
  })
}

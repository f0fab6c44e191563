/** Once a month: somebody new, and a number the county has changed. */
import { enterAs, expect, own, test } from './support/town'

test.use({ viewport: { width: 1280, height: 800 } })

test('a new mediator gets an account and chooses a password of their own', async ({ page, browser, baseURL }) => {
  const [name, username] = [own('林某'), `zhongcheng-${test.info().repeatEachIndex}`]
  await enterAs(page, 'admin')
  await page.goto('/')
  await page.getByRole('link', { name: '管理账号' }).click()
  await page.getByRole('button', { name: '添加账号' }).click()
  const dialog = page.getByRole('dialog', { name: '添加账号' })
  await dialog.getByLabel('用户名').fill(username)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByRole('radio', { name: '人民调解员' }).check()
  await dialog.getByLabel('调解室').selectOption('忠诚村')
  await expect(dialog.getByLabel('初始密码')).not.toHaveValue('')
  const first = await dialog.getByLabel('初始密码').inputValue()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: `已保存 ${name}` })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('待改初始密码')

  const phone = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } })
  const theirs = await phone.newPage()
  await theirs.goto('/sign-in')
  await theirs.getByLabel('用户名').fill(username)
  await theirs.getByLabel('密码', { exact: true }).fill(first)
  await theirs.getByRole('button', { name: '登录' }).click()
  await expect(theirs.getByRole('heading', { name: '先改密码', level: 1 })).toBeVisible()
  await theirs.getByLabel('现在的密码').fill(first)
  await theirs.getByLabel('新密码').fill('忠诚村的老黄葛树有三百岁')
  await theirs.getByRole('button', { name: '改密码' }).click()
  await expect(theirs.getByRole('heading', { name: '忠诚村', level: 1 })).toBeVisible()
  await phone.close()

  await page.reload()
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('在用')

  await row.getByRole('button', { name: `停用 ${name}` }).click()
  const asked = page.getByRole('dialog', { name: `停用 ${name}` })
  await asked.getByRole('button', { name: '不停用' }).click()
  await expect(row).toContainText('在用')
  await row.getByRole('button', { name: `停用 ${name}` }).click()
  await asked.getByRole('button', { name: '停用', exact: true }).click()
  await expect(row).toContainText('已停用')
})

test('the only administrator cannot lock the town out', async ({ page }) => {
  await enterAs(page, 'admin')
  await page.goto('/admin/accounts')
  await page.getByRole('button', { name: '停用 管理员' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '最后一位' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: /管理员/ }).filter({ hasText: 'admin' })).toContainText('在用')
})

test('a setting is changed, a wrong value refused, and the log says it in words', async ({ page }) => {
  await enterAs(page, 'admin')
  await page.goto('/admin/settings')
  await page.getByRole('button', { name: '修改：移送后几天内应有答复' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('七')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByRole('textbox').fill('7')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await expect(page.getByRole('row', { name: /移送后几天内应有答复/ })).toContainText('7')
  // What holds for every town is looked at here and decided elsewhere.
  await expect(page.getByRole('row', { name: /登录多少天不用后失效/ })).toContainText('由管所有镇的管理员决定')
  await expect(page.getByRole('row', { name: /HTTPS/ })).toHaveCount(0)

  await page.getByRole('link', { name: '审计日志' }).click()
  await expect(page.getByRole('row', { name: /改设置/ }).first()).toBeVisible()
  const rows = page.getByRole('row')
  for (const read of [50, 100]) {
    await expect(rows).toHaveCount(1 + read)
    await page.getByRole('button', { name: '加载更多' }).click()
  }
  await expect(rows).toHaveCount(1 + 150)
  // Code words and ids are for programs.
  expect(await page.getByRole('table').innerText()).not.toMatch(/[a-z]+_[a-z]+|[0-9a-f]{8}-/)
})

/** The whole life of a case, on a small phone: what people do, what stops them, and what they find again. */
import type { Locator, Page } from '@playwright/test'
import { today } from '../src/values/clock'
import { addDays } from '../src/values/days'
import { accepted, daysAgo, logged, met } from './support/case'
import { enterAs, expect, expectReachable, own, settled, test } from './support/town'
import { direct } from './support/direct'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

const said = (page: Page, words: string | RegExp) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
const next = (page: Page) => page.getByRole('region', { name: '接下来' })

function section(page: Page, name: string): Locator {
  return page.locator('details').filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(`^${name}( \\d+)?$`) }) })
}

async function open(page: Page, name: string): Promise<Locator> {
  const part = section(page, name)
  if (!(await part.evaluate((details: HTMLDetailsElement) => details.open))) await part.locator('summary').first().click()
  return part
}

async function attach(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  const part = await open(page, '附件')
  await part.getByRole('button', { name: '上传照片或扫描件' }).click()
  const dialog = page.getByRole('dialog', { name: '上传照片或扫描件' })
  await dialog.getByLabel('选择照片或文件').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
  await dialog.getByRole('button', { name: '上传' }).click()
  return dialog
}

test('a case from the first word to the closed file', async ({ page }) => {
  test.setTimeout(120_000)
  await enterAs(page, 'mediator')
  await page.goto('/log')
  await page.getByLabel('当事人姓名').fill('贺某顺')
  await page.getByRole('radio', { name: '邻里' }).check()
  await page.getByLabel('怎么回事').fill('贺家的鱼塘漫水，淹了郎家的菜地')
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: '打开这件' }).click()

  await next(page).getByText('其他').click()
  await next(page).getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '受理' }).click()
  await said(page, /已受理，案号/)

  await next(page).getByRole('link', { name: '记一次调解' }).click()
  await expect(page.getByLabel('在哪里')).toHaveValue('红关村调解室')
  await page.getByLabel('调解记录').fill('看了现场，约定赔菜钱，分两次给。')
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已记下这次调解')
  await expect(section(page, '调解').getByText('看了现场，约定赔菜钱，分两次给。')).toBeVisible()

  await next(page).getByRole('link', { name: '记下化解' }).click()
  await page.getByRole('radio', { name: '书面' }).check()
  await page.getByLabel('怎么说好的').fill('贺某顺赔 2000 元，分两次付清，并把塘埂加高')
  await page.getByRole('radio', { name: '未到期' }).check()
  for (const [at, day, amount] of [
    [1, today(), '1000'],
    [2, addDays(today(), 30), '1千'],
  ] as const) {
    await page.getByRole('button', { name: '添加一期' }).click()
    await page.getByLabel(`第 ${at} 期哪天`).fill(day)
    await page.getByLabel(`第 ${at} 期金额`).fill(amount)
  }
  await page.getByRole('button', { name: '记下化解' }).click()
  await said(page, '已记下化解')
  await expect(section(page, '协议').getByText('还没有生效')).toBeVisible()

  await next(page).getByRole('button', { name: '记签字盖章' }).click()
  for (const mark of ['各方签字日期', '调解员签字日期', '盖章日期']) await page.getByRole('dialog').getByLabel(mark).fill(today())
  await page.getByRole('dialog').getByRole('button', { name: '记签字盖章' }).click()
  await said(page, '已记下签字盖章')
  await expect(section(page, '协议').getByText('还没有生效')).toHaveCount(0)

  await next(page).getByRole('button', { name: '记履行情况' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: '已履行' }).check()
  await page.getByRole('dialog').getByLabel('这次付了多少').fill('2000')
  await page.getByRole('dialog').getByRole('button', { name: '记履行情况' }).click()
  await said(page, '已记下履行情况')
  await expect(section(page, '协议').getByText('共付 2,000 元 / 2,000 元')).toBeVisible()

  await next(page).getByRole('link', { name: '记一次回访' }).click()
  await page.getByLabel('了解到什么').fill('两家都说钱清了，塘埂也加高了')
  await page.getByRole('group', { name: '当事人满意吗' }).getByRole('radio', { name: '是' }).check()
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已记下这次回访')
  await expect(section(page, '回访').getByText('满意')).toBeVisible()

  await attach(page, '塘埂.jpg', await page.screenshot({ type: 'jpeg' }))
  await said(page, '已上传 塘埂.jpg')
  await expect(section(page, '附件').getByRole('link', { name: '塘埂.jpg', exact: true })).toBeVisible()
  const picture = section(page, '附件').locator('img')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

  const dossier = await open(page, '卷宗')
  await expect(dossier.getByText('还缺 1 份必须的材料')).toBeVisible()
  await dossier.getByRole('button', { name: '上传签字件：当事人身份证明' }).click()
  await page
    .getByRole('dialog')
    .getByLabel('选择照片或文件')
    .setInputFiles({ name: '身份证.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg', quality: 40 }) })
  await page.getByRole('dialog').getByRole('button', { name: '上传' }).click()
  await expect(dossier.getByText('必须的材料都齐了')).toBeVisible()

  // The card is shown as the number on it is: to whoever says why.
  await expect(section(page, '附件').getByRole('link', { name: '身份证.jpg' })).toHaveCount(0)
  await section(page, '附件').getByRole('button', { name: '查看 身份证.jpg' }).click()
  const shown = page.getByRole('dialog', { name: '查看 身份证.jpg' })
  await shown.getByRole('button', { name: '查看', exact: true }).click()
  await expect(shown.getByRole('alert')).toBeVisible()
  await shown.getByLabel('为什么要看').fill('核对当事人身份')
  await shown.getByRole('button', { name: '查看', exact: true }).click()
  await expect.poll(() => shown.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await shown.getByRole('button', { name: '关闭' }).click()
  await expect(dossier.getByRole('link', { name: '下载 Word：人民调解协议书' })).toHaveAttribute('href', /papers\/agreement\.docx$/)

  await next(page).getByRole('button', { name: '结案' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结案' }).click()
  await said(page, '已结案')

  const history = await open(page, '经过')
  await expect(history.getByRole('listitem').filter({ hasText: '结案' }).first()).toContainText('红关村调解员')
  expect(await history.innerText()).not.toMatch(/[a-z]+_[a-z]+|[0-9a-f]{8}-/)

  for (const name of ['参与调解的人', '期限', '移送', '可能重复']) await open(page, name)
  for (const language of ['中文', 'English']) {
    if (language === 'English') await page.evaluate(() => localStorage.setItem('fengqiao.language', 'en'))
    if (language === 'English') await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.locator('main details').evaluateAll((all: HTMLDetailsElement[]) => all.forEach((details) => (details.open = true)))
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      await expectReachable(page)
    }
  }
})

test('an oral case is logged and settled in under ten taps', async ({ page }) => {
  await page.addInitScript(() =>
    addEventListener('pointerdown', () => sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1)), true),
  )
  await enterAs(page, 'mediator')
  await page.goto('/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '记一件' }).tap()
  await page.getByLabel('当事人姓名').fill('聂某全')
  await page.getByRole('radio', { name: '邻里' }).tap()
  await page.getByLabel('怎么回事').fill('两家为晒坝的鸡争吵')
  await page.getByRole('button', { name: '记下' }).tap()
  await page.getByRole('link', { name: '打开这件' }).tap()
  await next(page).getByRole('link', { name: '记下化解' }).tap()
  await page.getByLabel('怎么说好的').fill('鸡关起来养，互相道歉')
  await page.getByRole('checkbox', { name: '彭桂群' }).tap()
  await page.getByRole('button', { name: '记下化解' }).tap()
  await said(page, '已记下化解')
  await expect(section(page, '协议')).toContainText('口头')
  await expect(section(page, '协议')).toContainText('即时履行')
  expect(Number(await page.evaluate(() => sessionStorage.getItem('taps')))).toBeLessThan(10)

  // Who helped this time has usually helped.
  const another = await logged(page, ['聂某全'], { kind: 'other' })
  await page.goto(`/cases/${another.id}/settle`)
  await expect(page.getByRole('checkbox', { name: '彭桂群' })).toBeChecked()
})

test('after a refusal nothing but the end is left, until it is taken back', async ({ page }) => {
  await enterAs(page, 'mediator')
  const refuses = own('卓某英')
  const { id } = await accepted(page, ['桂某生', refuses])
  await page.goto(`/cases/${id}`)
  const party = section(page, '当事人').getByRole('listitem').filter({ hasText: refuses })
  await party.getByText('详情').click()
  await party.getByRole('button', { name: `${refuses}明确拒绝调解` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '明确拒绝调解' }).click()
  await said(page, '已记下明确拒绝')
  await expect(page.getByRole('alert').filter({ hasText: `${refuses}明确拒绝调解` })).toContainText('第17条')
  await expect(next(page).getByRole('button').first()).toHaveText('调解不成')
  await expect(next(page).getByRole('link', { name: '记一次调解' })).toHaveCount(0)

  await page.goto(`/cases/${id}/meetings/new`)
  await expect(page.getByLabel('在哪里')).toHaveValue('红关村调解室')
  await page.getByLabel('调解记录').fill('又来谈了一次')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('明确拒绝调解')
  await expect(page.getByLabel('调解记录')).toHaveValue('又来谈了一次')

  await page.goto(`/cases/${id}`)
  await party.getByText('详情').click()
  await party.getByRole('button', { name: '撤销拒绝' }).click()
  await said(page, `已撤销${refuses}的拒绝`)
  await expect(next(page).getByRole('link', { name: '记下化解' })).toBeVisible()
})

test('a file that is not what its name says is refused, and so is one no phone makes', async ({ page }) => {
  await enterAs(page, 'mediator')
  const { id } = await logged(page, ['鲜某福'])
  await page.goto(`/cases/${id}#attachments`)
  let dialog = await attach(page, '身份证.pdf', await page.screenshot({ type: 'jpeg' }))
  await expect(dialog.getByRole('alert')).toContainText('.pdf')
  await dialog.getByRole('button', { name: '关闭' }).click()
  dialog = await attach(page, '协议.docx', Buffer.from('PK'))
  await expect(dialog.getByRole('alert')).toContainText('只收照片')
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(section(page, '附件').getByText('还没有附件')).toBeVisible()
})

test('an upload broken off is sent again as one, and taken away for a reason', async ({ page, context }) => {
  await enterAs(page, 'mediator')
  const { id } = await logged(page, ['甘某云'])
  await page.goto(`/cases/${id}#attachments`)
  await expect(section(page, '附件').getByText('还没有附件')).toBeVisible()
  const photo = await page.screenshot({ type: 'jpeg' })
  await context.setOffline(true)
  const dialog = await attach(page, '门口.jpg', photo)
  await expect(dialog.getByRole('alert')).toContainText('没有连上')
  await context.setOffline(false)
  await dialog.getByRole('button', { name: '上传' }).click()
  await said(page, '已上传 门口.jpg')
  const part = section(page, '附件')
  await expect(part.getByRole('button', { name: '移除 门口.jpg' })).toHaveCount(1)
  await part.getByRole('button', { name: '移除 门口.jpg' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('拍的是别家')
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await said(page, '已移除 门口.jpg')
  await part.getByText('已移除 1 个').click()
  await expect(part.getByText('移除原因：拍的是别家')).toBeVisible()
})

test('what was typed of a meeting survives a reload', async ({ page }) => {
  await enterAs(page, 'mediator')
  const { id } = await accepted(page, ['辛某菊'])
  await page.goto(`/cases/${id}/meetings/new`)
  await expect(page.getByLabel('在哪里')).toHaveValue('红关村调解室')
  await page.getByLabel('调解记录').fill('才写了一半')
  await page.reload()
  await expect(page.getByLabel('调解记录')).toHaveValue('才写了一半')
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已记下这次调解')
  await page.goto(`/cases/${id}/meetings/new`)
  await expect(page.getByLabel('调解记录')).toHaveValue('')
})

test('a form says where it was, also when the name of the room comes last', async ({ page }) => {
  await enterAs(page, 'mediator')
  const { id } = await accepted(page, ['戚某松'])
  let come = () => {}
  const late = new Promise<void>((resolve) => (come = resolve))
  await page.route('**/api/v1/rooms?*', async (route) => {
    await late
    await route.continue()
  })
  await page.goto(`/cases/${id}/meetings/new`)
  await page.getByLabel('调解记录').fill('坐下来谈了一回')
  await expect(page.getByLabel('在哪里')).toHaveValue('')
  come()
  await expect(page.getByLabel('在哪里')).toHaveValue('红关村调解室')
  await page.getByRole('button', { name: '保存' }).click()
  await said(page, '已记下这次调解')
})

test('today says what is due and opens where it is done', async ({ page }) => {
  await enterAs(page, 'mediator')
  const names = [own('易某强'), '石某芬']
  const made = await accepted(page, names)
  await met(page, made, { next_on: today() })
  await page.goto('/')
  const all = page.getByRole('button', { name: /^再看 \d+ 件/ })
  await expect(page.getByRole('heading', { name: /^要办的事/ })).toBeVisible()
  await settled(page)
  if (await all.isVisible()) await all.click()
  const due = page.getByRole('link', { name: new RegExp(`约定的调解.*${names[0]}`) })
  await expect(due).toContainText('今天到期')
  await due.click()
  await expect(page.getByRole('heading', { level: 1, name: names.join('、') })).toBeVisible()
  await expect(section(page, '调解').getByText('各说各的理，约好再谈。')).toBeVisible()
})

test('a likely duplicate is told at once and stays until read', async ({ page }) => {
  const name = own('凌某海')
  await enterAs(page, 'mediator')
  await logged(page, [name], { kind: 'forest_land' })
  await page.goto('/log')
  await page.getByLabel('当事人姓名').fill(name)
  await page.getByRole('button', { name: '更多类型' }).click()
  await page.getByRole('radio', { name: '山林土地' }).check()
  await page.getByLabel('怎么回事').fill('又是那片林子')
  await page.getByRole('button', { name: '记下' }).click()
  const warning = page.getByRole('alert').filter({ hasText: '可能与' })
  await expect(warning.getByRole('link', { name: '打开那一件' })).toBeVisible()
  await page.getByRole('link', { name: '打开这件' }).click()
  await expect(warning).toBeVisible()
  const similar = await open(page, '可能重复')
  await similar.getByRole('button', { name: '不是同一件' }).click()
  await said(page, '已记下您的判断')
  await warning.getByRole('button', { name: '知道了' }).click()
  await expect(warning).toHaveCount(0)
  await similar.getByRole('button', { name: '撤销判断' }).click()
  await said(page, '已撤销判断')
})

test('a person is found by a full number, and the number is kept nowhere', async ({ page }) => {
  await enterAs(page, 'mediator')
  const [name, digit] = [own('宁某贵'), String(test.info().repeatEachIndex)]
  await logged(page, [name], { parties: [{ name, phone: `1390000123${digit}` }] })
  await page.goto('/cases')
  await page.getByRole('button', { name: '按证件号或电话查找' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('身份证号或电话').fill(`139 0000 123${digit}`)
  await dialog.getByRole('button', { name: '查找' }).click()
  await expect(dialog.getByRole('link', { name })).toBeVisible()
  expect(page.url()).not.toContain('1390000')
  await expectReachable(page)
  await dialog.getByRole('button', { name: '再查一个' }).click()
  await dialog.getByLabel('身份证号或电话').fill('13900009999')
  await dialog.getByRole('button', { name: '查找' }).click()
  await expect(dialog.getByText('没有找到用这个号码登记的案件。')).toBeVisible()
})

test('the clerk merges two records of one dispute and takes it back', async ({ page }) => {
  await enterAs(page, 'clerk')
  const names = [own('车某兰'), '关某木']
  const one = await accepted(page, names, { kind: 'contract' })
  const two = await accepted(page, names, { kind: 'contract' })
  await page.goto(`/cases/${two.id}`)
  await next(page).getByText('其他').click()
  await next(page).getByRole('button', { name: '与另一案是同一件，并案' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('radio', { name: names.join('、') })
    .first()
    .check()
  await dialog.getByLabel('理由').fill('同一件记了两次')
  await expectReachable(page)
  await dialog.getByRole('button', { name: '与另一案是同一件，并案' }).click()
  await said(page, '已并案')
  await page.getByRole('alert').filter({ hasText: '已并入另一件' }).getByRole('link').click()
  await page.waitForURL(`**/cases/${one.id}`)
  await page.getByRole('status').filter({ hasText: '有 1 件并入了这一件' }).getByRole('link').click()
  await page.waitForURL(`**/cases/${two.id}`)
  await next(page).getByRole('button', { name: '撤销并案' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('看错了，是两件')
  await page.getByRole('dialog').getByRole('button', { name: '撤销并案' }).click()
  await said(page, '已撤销并案')
  await expect(page.getByText('调解中').first()).toBeVisible()
})

test('somebody else was faster: both versions stand side by side', async ({ page }) => {
  await enterAs(page, 'mediator')
  const made = await accepted(page, ['柏某良'])
  await met(page, made)
  await page.goto(`/cases/${made.id}#meetings`)
  await section(page, '调解').getByRole('link', { name: /^修改/ }).click()
  await page.getByLabel('在哪里').fill('黄葛树下')
  const meetings = (await (await direct(page).get(`/api/v1/cases/${made.id}/meetings`)).json()) as {
    items: { id: string; revision: number }[]
  }
  const { id, revision } = meetings.items[0]!
  await direct(page).patch(`/api/v1/cases/${made.id}/meetings/${id}`, {
    data: { place: '柏家院坝' },
    headers: { 'If-Match': `"${revision}"` },
  })
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('柏家院坝')).toBeVisible()
  await page.getByRole('button', { name: '仍用我的' }).click()
  await said(page, '已记下这次调解')
  await expect(section(page, '调解').getByText('黄葛树下')).toBeVisible()
})

test('the printed case has everything and nothing to press', async ({ page }) => {
  await enterAs(page, 'mediator')
  const made = await accepted(page, ['时某勇'], { found_on: daysAgo(5) })
  await met(page, made)
  await page.addInitScript(() => (window.print = () => document.body.setAttribute('data-printed', 'yes')))
  await page.goto(`/cases/${made.id}`)
  await page.getByRole('button', { name: '打印' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article')
  await expect(paper.getByText('各说各的理，约好再谈。')).toBeVisible()
  await expect(paper.getByText('时某勇').first()).toBeVisible()
  await expect(page.getByText(/打印人：红关村调解员/)).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
})

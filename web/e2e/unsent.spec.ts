/** What is typed on a phone whose signal comes and goes: cut before the request, after it, and in the middle of a dialog. */
import type { Page, Route } from '@playwright/test'
import { today } from '../src/values/clock'
import { firstDayOf, halfMonthBefore, halfMonthOf } from '../src/values/days'
import { logged } from './support/case'
import { ownRoom, type OwnRoom } from './support/room'
import { enterAs, expect, expectReachable, settled, test } from './support/town'
import { direct } from './support/direct'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

let mine: OwnRoom
test.beforeEach(async ({ baseURL, page }) => {
  mine = await ownRoom(baseURL, firstDayOf(halfMonthBefore(halfMonthOf(today()))))
  await enterAs(page, mine)
})

const answerLost = async (route: Route): Promise<void> => {
  await route.fetch()
  await route.abort()
}

/** Cuts every POST to an address, before it leaves or after it arrived. */
async function cut(page: Page, address: string, how: 'before' | 'after'): Promise<() => Promise<void>> {
  const handler = async (route: Route): Promise<void> => {
    if (route.request().method() !== 'POST') return route.fallback()
    return how === 'before' ? route.abort() : answerLost(route)
  }
  await page.route(address, handler)
  return () => page.unroute(address, handler)
}

async function fill(page: Page, name: string, facts: string): Promise<void> {
  await page.goto('/log')
  await page.getByLabel('当事人姓名').fill(name)
  await page.getByRole('radio', { name: '邻里' }).check()
  await page.getByLabel('怎么回事').fill(facts)
}

const send = (page: Page) => page.getByRole('button', { name: '记下' }).click()
const saidLogged = (page: Page) => expect(page.getByRole('status').filter({ hasText: '已记入' })).toBeVisible()

/** What is on record of the room, as the server tells it. */
async function onRecord(page: Page): Promise<{ id: string; facts: string; parties: { name: string }[] }[]> {
  const answer = await direct(page).get('/api/v1/cases?limit=50')
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return Promise.all(
    items.map(
      async ({ id }) =>
        (await (await direct(page).get(`/api/v1/cases/${id}`)).json()) as { id: string; facts: string; parties: { name: string }[] },
    ),
  )
}

test.describe('a dispute whose sending was cut', () => {
  test('before it left: the text typed since is what is recorded', async ({ page }) => {
    await fill(page, '冉某才', '分家后赡养说不拢')
    const join = await cut(page, '**/api/v1/cases', 'before')
    await send(page)
    await expect(page.getByRole('alert')).toContainText('没有连上')
    await page.getByLabel('怎么回事').fill('分家后赡养说不拢，三兄弟都到了')
    await join()
    await send(page)
    await saidLogged(page)
    expect((await onRecord(page)).map((each) => each.facts)).toEqual(['分家后赡养说不拢，三兄弟都到了'])
  })

  test('after it arrived: the record and the newer text stand side by side, and one corrects the other', async ({ page }) => {
    await fill(page, '王某福', '滴水沟改到邻居地坝边')
    const join = await cut(page, '**/api/v1/cases', 'after')
    await send(page)
    await expect(page.getByRole('alert')).toContainText('没有连上')
    await page.getByLabel('怎么回事').fill('滴水沟改到邻居地坝边，昨晚又漫水')
    await page.getByLabel('当事人姓名').fill('王某福、王某贵')
    await join()
    await send(page)
    const both = page.getByRole('region', { name: '上次发的已经记上了' })
    await expect(both).toContainText('滴水沟改到邻居地坝边，昨晚又漫水')
    await expect(both).toContainText('已经记上的')
    await expectReachable(page)
    await both.getByRole('button', { name: '改成现在填的' }).click()
    await saidLogged(page)
    const found = await onRecord(page)
    expect(found.map((each) => [each.facts, each.parties.map((party) => party.name)])).toEqual([
      ['滴水沟改到邻居地坝边，昨晚又漫水', ['王某福、王某贵']],
    ])
  })

  test('after it arrived, and the phone was off since: the newer text becomes another dispute', async ({ page }) => {
    await fill(page, '谭某菊', '借条说不清')
    const join = await cut(page, '**/api/v1/cases', 'after')
    await send(page)
    await expect(page.getByRole('alert')).toContainText('没有连上')
    await page.getByLabel('怎么回事').fill('另一张借条也说不清')
    await expect(page.getByText('草稿已保存在本机')).toBeVisible()
    await join()
    await page.reload()
    await expect(page.getByLabel('怎么回事')).toHaveValue('另一张借条也说不清')
    await send(page)
    await page.getByRole('button', { name: '另记一件' }).click()
    await expect(page.getByLabel('怎么回事')).toHaveValue('另一张借条也说不清')
    await send(page)
    await saidLogged(page)
    expect((await onRecord(page)).map((each) => each.facts).sort()).toEqual(['借条说不清', '另一张借条也说不清'])
  })

  test('opening the record never drops what was typed since', async ({ page }) => {
    await fill(page, '牟某英', '共用水沟清淘费')
    const join = await cut(page, '**/api/v1/cases', 'after')
    await send(page)
    await expect(page.getByRole('alert')).toContainText('没有连上')
    await page.getByLabel('怎么回事').fill('共用水沟清淘费，今年轮到谁')
    await join()
    await send(page)
    await page.getByRole('link', { name: '打开这件' }).click()
    await expect(page.getByRole('heading', { name: '牟某英', level: 1 })).toBeVisible()
    await page.goto('/')
    await expect(page.getByText('共用水沟清淘费，今年轮到谁')).toBeVisible()
    await page.getByRole('button', { name: '删除草稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '不删' }).click()
    await expect(page.getByText('共用水沟清淘费，今年轮到谁')).toBeVisible()
    await page.getByRole('button', { name: '删除草稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await expect(page.getByText('共用水沟清淘费，今年轮到谁')).toHaveCount(0)
  })

  test('after it arrived, unchanged: it is recorded once', async ({ page }) => {
    await fill(page, '李某贵', '地界桩被挪')
    const join = await cut(page, '**/api/v1/cases', 'after')
    await send(page)
    await expect(page.getByRole('alert')).toContainText('没有连上')
    await join()
    await page.reload()
    await send(page)
    await saidLogged(page)
    expect(await onRecord(page)).toHaveLength(1)
  })

  test('without an answer it says so after five seconds, and can be put aside', async ({ page }) => {
    await fill(page, '周某兰', '果树遮了菜地')
    await page.route('**/api/v1/cases', () => undefined)
    await send(page)
    await expect(page.getByText('还在连接…')).toBeVisible({ timeout: 8000 })
    await page.getByRole('button', { name: '先放着，留作草稿' }).click()
    await expect(page.getByText('果树遮了菜地')).toBeVisible()
  })
})

test('a phone that is full says so, and nothing pretends to be kept', async ({ page }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem
    Storage.prototype.setItem = function (name: string, value: string) {
      if (name.startsWith('fengqiao.draft')) throw new DOMException('full', 'QuotaExceededError')
      setItem.call(this, name, value)
    }
  })
  await fill(page, '陈某华', '满了的手机')
  await expect(page.getByText('这台设备存满了')).toBeVisible()
  await expect(page.getByText('草稿已保存在本机')).toHaveCount(0)
  await send(page)
  await saidLogged(page)
})

test('without a signal a page that is not there yet says so, and comes when the signal does', async ({ page, context }) => {
  await page.goto('/')
  await settled(page)
  await context.setOffline(true)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '记一件' }).click()
  await expect(page.getByRole('alert')).toContainText('没有连上网')
  await expect(page.getByText('程序已更新')).toHaveCount(0)
  await context.setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.getByLabel('怎么回事')).toBeVisible()
})

test.describe('a dialog', () => {
  async function addParty(page: Page): Promise<void> {
    await logged(page, ['彭某碧'])
    await page.goto('/cases')
    await page.getByRole('link', { name: /彭某碧/ }).click()
    await expect(page.getByRole('heading', { name: '彭某碧', level: 1 })).toBeVisible()
    await settled(page)
    await page.getByRole('button', { name: '添加当事人' }).click()
    await page.getByLabel('姓名或名称').fill('聂某中')
  }

  test('asks before Close, Esc and Back take what was typed away', async ({ page }) => {
    await addParty(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await expect(dialog).toContainText('您填的还没有保存')
    await expectReachable(page)
    await dialog.getByRole('button', { name: '接着填' }).click()
    await page.keyboard.press('Escape')
    await expect(dialog).toContainText('您填的还没有保存')
    await page.keyboard.press('Escape')
    await expect(dialog.getByLabel('姓名或名称')).toHaveValue('聂某中')
    const where = new URL(page.url()).pathname
    await page.goBack()
    await expect(dialog).toContainText('您填的还没有保存')
    await expect(page).toHaveURL(where)
    await dialog.getByRole('button', { name: '留作草稿，关闭' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.reload()
    await page.getByRole('button', { name: '添加当事人' }).click()
    await expect(page.getByLabel('姓名或名称')).toHaveValue('聂某中')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('button', { name: '删除，关闭' }).click()
    await page.getByRole('button', { name: '添加当事人' }).click()
    await expect(page.getByLabel('姓名或名称')).toHaveValue('')
    await page.goBack()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page).toHaveURL(where)
  })

  test('goes on after the session has ended in the middle of it', async ({ page, context }) => {
    await addParty(page)
    await context.clearCookies()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    const again = page.getByRole('dialog', { name: '请再登录一次' })
    await expect(again).toContainText('您填写的内容都还在')
    await again.getByLabel('密码', { exact: true }).fill(mine.password)
    await again.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '聂某中' })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('is brought back when somebody else was signed in meanwhile', async ({ page, context }) => {
    await addParty(page)
    await context.clearCookies()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '换人登录' }).click()
    await page.waitForURL('**/sign-in**')
    await page.getByLabel('用户名').fill(mine.username)
    await page.getByLabel('密码', { exact: true }).fill(mine.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '添加当事人' }).click()
    await expect(page.getByLabel('姓名或名称')).toHaveValue('聂某中')
  })

  test('whose answer was lost makes one record, and the newer text corrects it', async ({ page }) => {
    await addParty(page)
    const join = await cut(page, '**/api/v1/cases/*/parties', 'after')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog.getByRole('alert')).toContainText('没有连上')
    await page.getByLabel('姓名或名称').fill('聂某忠')
    await join()
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toContainText('聂某中')
    await expect(dialog).toContainText('聂某忠')
    await dialog.getByRole('button', { name: '仍用我的' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const [found] = await onRecord(page)
    expect(found!.parties.map((party) => party.name)).toEqual(['彭某碧', '聂某忠'])
  })

  test('says what was done where the person is, and the page has not moved', async ({ page }) => {
    await addParty(page)
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('button', { name: '留作草稿，关闭' }).click()
    const button = page.getByRole('button', { name: '添加当事人' })
    await expect(button).toBeFocused()
    await button.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await button.click()
    await page.mouse.wheel(0, 400)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    const said = page.getByRole('status').filter({ hasText: '聂某中' })
    await expect(said).toBeInViewport()
    await expect(button).toBeFocused()
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200)
    await said.getByRole('button', { name: '收起' }).click()
    await expect(said).toHaveCount(0)
  })

  test('tells what is wrong with an ID number, and that two have the same', async ({ page }) => {
    await addParty(page)
    const dialog = page.getByRole('dialog')
    const number = dialog.getByLabel('身份证号')
    for (const [typed, words] of [
      ['500235 19680412 003', '少 1 位'],
      ['500235 19681412 0036', '出生日期不对'],
      ['500235199807159621', '校验位对不上'],
    ] as const) {
      await number.fill(typed)
      await dialog.getByRole('button', { name: '保存' }).click()
      await expect(dialog.getByRole('alert')).toContainText(words)
    }
    await number.fill('500235 19980715 962x')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: '添加当事人' }).click()
    await page.getByLabel('姓名或名称').fill('聂某国')
    await page.getByRole('dialog').getByLabel('身份证号').fill('50023519980715962X')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('status').filter({ hasText: '聂某国' }).getByRole('button', { name: /↑/ }).click()
    await expect(page.getByText('聂某中和聂某国的身份证号相同，请核对')).toBeInViewport()
  })
})

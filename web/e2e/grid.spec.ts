/** The grid of half-month reports: what is complete, what contradicts itself, and how it leaves the screen. */
import { readFileSync } from 'node:fs'
import { enterAs, expect, own, settled, test } from './support/town'
import { wordsOf } from './support/workbook'
import { direct } from './support/direct'

test.use({ viewport: { width: 1280, height: 800 } })

test('says of each half-month how many rooms have reported, and is walked by keyboard', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/screenings?year=2023')
  const filed = page.getByRole('row', { name: /^已报/ })
  await expect(filed).toContainText('已报 17 / 18 个调解室')
  await expect(page.getByText('还没有报齐（已报 430 / 432 份），合计不完整。')).toBeVisible()

  await settled(page)
  await page.getByRole('link', { name: /^红关村 2023年1月上半月/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('link', { name: /^红关村 2023年1月下半月/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '红关村 2023年1月下半月', level: 1 })).toBeVisible()
})

test('names the cases that contradict a zero report, which reads as a signed statement', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/screenings?year=2023')
  await page.getByRole('link', { name: /^五湖村 2023年9月下半月/ }).click()
  await expect(page.getByRole('region', { name: '零报告' })).toContainText(/五湖村，2023年9月16日至2023年9月30日，未发现纠纷.*签报人/s)
  const told = page.getByRole('alert').filter({ hasText: '报送以后有变化' })
  await expect(told.getByText('报后多出来的：')).toHaveCount(3)
  await expect(page.getByText('3 件 · 不一样')).toBeVisible()
  await told.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/cases\//)
})

test('leaves as a workbook and as one sheet of paper', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/screenings?year=2023')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 Excel' }).click()
  const words = wordsOf(readFileSync(await (await waiting).path()))
  expect(words).toContain('红关村')
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible()
  await settled(page)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
})

test('exports visits by the filters on the screen, but not while looking for a name', async ({ page }) => {
  await enterAs(page, 'clerk')
  await page.goto('/petition-visits?received_from=2023-12-01&received_to=2023-12-31&class=suggestion')
  await expect(page.getByRole('link', { name: '导出 Excel' })).toHaveAttribute(
    'href',
    /received_from=2023-12-01&received_to=2023-12-31&class=suggestion&format=xlsx/,
  )
  await page.getByLabel('找接访').fill('王')
  await expect(page.getByRole('link', { name: '导出 Excel' })).toHaveCount(0)
})

test('calls the mediator of a room that owes its report', async ({ page }) => {
  await enterAs(page, 'clerk')
  const rooms = (await (await direct(page).get('/api/v1/rooms?limit=200')).json()) as { items: { id: string; name: string }[] }
  const room_id = rooms.items.find((room) => room.name === '平安社区')!.id
  const name = own('牟某春')
  const person = { name, phone: '13912345678', room_id, roles: [{ role: 'mediator', from: '2024-01-01' }] }
  expect((await direct(page).post('/api/v1/people', { data: person })).status()).toBe(201)
  await page.goto('/')
  const room = page.getByRole('listitem').filter({ hasText: /^平安社区/ })
  await room.getByText('找谁').click()
  await expect(room.getByRole('listitem').filter({ hasText: name })).toContainText('139****5678')
  await room.getByRole('button', { name: `看号码：${name}` }).click()
  await expect(room.getByRole('link', { name: '拨打 13912345678' })).toHaveAttribute('href', 'tel:13912345678')
})

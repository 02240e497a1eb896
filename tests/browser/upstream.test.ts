import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlan, saved, selectWords, sheet } from './desk.ts'
import type { Visitor } from './house.ts'
import { House, PHONE, launch, shot, visit } from './house.ts'

const SOURCE = `KẾ HOẠCH
Phòng, chống lũ năm 2027
I. SƠ TÁN
Báo trước 2 giờ và đưa 500 người đến trường học.
II. TRỰC BAN
Mỗi thôn cử một tổ trực; các tổ đổi ca lúc sáng sớm.
III. BÁO CÁO
Báo cáo trước ngày 5 hằng tháng.
`

/** Both sides change one sentence, each another number: it fits together, and says what nobody wrote. */
describe('what the superior changed is put together with one’s own', () => {
  const house = new House()
  let browser: Browser
  let province: Visitor
  let approver: Visitor
  let town: Visitor
  let plan = ''
  let fork = ''

  beforeAll(async () => {
    await house.start()
    browser = await launch()
    province = await visit(browser, house, 'demo-lamgiang-drafter')
    approver = await visit(browser, house, 'demo-lamgiang-approver')
    town = await visit(browser, house, 'demo-dongpho-drafter')
    const unit = (visitor: Visitor) => visitor.context.request.get('/api/me').then((answer) => answer.json()).then((me) => me.memberships[0].unitId as string)
    const made = await province.context.request.post('/api/plans/import', {
      multipart: { unitId: await unit(province), file: { name: 'lu.txt', mimeType: 'text/plain', buffer: Buffer.from(SOURCE) } },
    })
    plan = (await made.json()).id
    await issue()
    fork = (await (await town.context.request.post(`/api/plans/${plan}/forks`, { data: { unitId: await unit(town) } })).json()).id
    await change(province, plan, '2 giờ', '4 giờ')
    await change(province, plan, 'ngày 5', 'ngày 3')
    await change(province, plan, 'một tổ', 'hai tổ')
    await change(town, fork, '500', '900')
    await change(town, fork, 'ngày 5', 'ngày 7')
    await change(town, fork, 'sáng sớm', 'chập tối')
    await issue()
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('M13: a sentence with two changed numbers is taken only after it was ticked as read', async () => {
    const { page } = town
    await page.goto(`/plans/${fork}/upstream`)
    const sentence = 'Báo trước 4 giờ và đưa 900 người đến trường học.'
    await page.getByRole('button', { name: /SƠ TÁN/i }).first().click()
    await page.getByRole('region', { name: 'Hãy đọc lại trước khi lấy' }).getByText(sentence).waitFor()
    await page.getByText('Còn 1 câu phải đọc và đánh dấu trước khi lấy.').waitFor()
    await shot(page, 'upstream-confirm')
    await page.keyboard.press('1')
    const box = page.getByRole('checkbox', { name: /Đã đọc, câu này đúng/ })
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await draft()).toContain('Báo trước 2 giờ và đưa 900 người')
    await page.keyboard.press('Space')
    await page.getByText(/câu phải đọc và đánh dấu/).waitFor({ state: 'detached' })
    const sent = page.waitForResponse((answer) => answer.url().includes('/verdict'))
    await page.getByRole('button', { name: /^Lấy theo cấp trên/ }).click()
    await sent
    expect(await draft()).toContain(sentence)
  })

  it('M11: where both changed one date, the two dates are asked about, and neither is mixed', async () => {
    const { page } = town
    await page.getByRole('button', { name: /BÁO CÁO/i }).first().click()
    await page.getByText('Báo cáo trước ngày 3 hằng tháng.').first().waitFor()
    await shot(page, 'upstream-conflict')
    expect(await draft()).toContain('Báo cáo trước ngày 7 hằng tháng.')
  })

  it('looks well on a phone and in English', async () => {
    for (const [language, viewport] of [['vi', PHONE], ['en', PHONE], ['en', { width: 1440, height: 900 }]] as const) {
      const visitor = await visit(browser, house, 'demo-dongpho-drafter', { viewport, language })
      await visitor.context.addInitScript((value) => localStorage.setItem('thac.language', value), language)
      await visitor.page.goto(`/plans/${fork}/upstream`)
      await visitor.page.waitForLoadState('networkidle')
      await shot(visitor.page, `upstream-put-together-${language}-${viewport.width}`)
      await visitor.page.goto(`/plans/${fork}/versions?n=draft&against=levels`)
      await visitor.page.locator('[data-author="1"]').first().waitFor()
      await shot(visitor.page, `levels-${language}-${viewport.width}`)
      expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      expect(visitor.errors).toEqual([])
      await visitor.context.close()
    }
  })

  it('A14: shows whose words the text is made of, level by level; one level alone, and what was taken out', async () => {
    const { page } = town
    await openPlan(page, fork)
    await page.getByRole('tab', { name: /Cấp trên/ }).click()
    await page.getByRole('link', { name: 'chữ của từng cấp' }).click()
    const own = page.locator('[data-author="1"]', { hasText: '900' })
    await own.first().waitFor()
    await shot(page, 'levels-opened')
    expect(await page.locator('[data-author="0"]', { hasText: 'giờ và đưa' }).count()).toBeGreaterThan(0)
    expect(await page.locator('del[data-author]').count()).toBe(0)
    await page.getByRole('switch', { name: 'Hiện cả chữ đã bỏ' }).press('Space')
    await page.locator('del[data-author]', { hasText: '500' }).waitFor()
    await shot(page, 'levels-removed')
    await page.getByRole('button', { name: /Thị xã Đông Phố/i }).last().click()
    await page.getByText('Bấm lần nữa để xem tất cả.').waitFor()
    await shot(page, 'levels-only')
    expect(town.errors).toEqual([])
  })

  async function change(visitor: Visitor, id: string, words: string, into: string): Promise<void> {
    await openPlan(visitor.page, id)
    await sheet(visitor.page).getByText(words).first().waitFor()
    await selectWords(visitor.page, words)
    await visitor.page.keyboard.type(into)
    await saved(visitor.page)
  }
  async function issue(): Promise<void> {
    const answer = await approver.context.request.post(`/api/plans/${plan}/versions`, { data: {} })
    expect(answer.status(), await answer.text()).toBe(201)
  }
  async function draft(): Promise<string> {
    return JSON.stringify(await (await town.context.request.get(`/api/plans/${fork}/draft`)).json())
  }
})

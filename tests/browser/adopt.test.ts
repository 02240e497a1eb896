import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFile, outlineRow, sheet } from './desk.ts'
import type { Visitor } from './house.ts'
import { House, PHONE, ROOT, launch, shot, visit } from './house.ts'

/**
 * A town has written its own plan in Word while the province issued: the same headings under other numbers, one of them two
 * words off, one section rewritten, some dropped, some of its own. It comes in as the child of the province's plan.
 */
describe('a draft of one’s own becomes the child of the superior’s plan', () => {
  const house = new House()
  const file = path.join(ROOT, 'tests', 'fixtures', 'adopt', 'dong-pho.txt')
  let browser: Browser
  let town: Visitor
  let superior = ''

  beforeAll(async () => {
    await house.start()
    browser = await launch()
    town = await visit(browser, house, 'demo-dongpho-drafter')
    const plans: readonly { id: string; superior: unknown; version: number }[] = await (await town.context.request.get('/api/plans')).json()
    superior = plans.find((plan) => plan.superior === null && plan.version > 0)?.id ?? ''
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('proposes the plan that the draft cites, and says why', async () => {
    await review(town.page)
    await town.page.getByText('Căn cứ trong tệp có dẫn số 31/KH-UBND.').waitFor()
    await shot(town.page, 'adopt-choice')
    await town.page.getByRole('button', { name: 'Ghép với cấp trên' }).waitFor()
  })

  it('can be refused: then it is a plan of its own', async () => {
    await town.page.getByLabel('Đây là bản triển khai kế hoạch của cấp trên').click()
    await town.page.getByRole('option', { name: 'Không, đây là kế hoạch riêng' }).click()
    await town.page.getByRole('button', { name: 'Tạo kế hoạch' }).waitFor()
    await town.page.getByLabel('Đây là bản triển khai kế hoạch của cấp trên').click()
    await town.page.getByRole('option', { name: /31\/KH-UBND/ }).click()
    await town.page.getByRole('button', { name: 'Ghép với cấp trên' }).waitFor()
  })

  it('asks about the doubtful ones only, by the keyboard alone, and every answer can be taken back', async () => {
    const { page } = town
    await page.keyboard.press('Control+Enter')
    await page.getByText('Hai mục này có phải là một?').waitFor()
    await shot(page, 'adopt-question')
    expect(await page.getByRole('img', { name: 'Cần trả lời' }).count()).toBe(2)
    expect(await page.getByRole('button', { name: 'Tạo kế hoạch' }).isDisabled()).toBe(true)
    await page.getByRole('region', { name: 'Chỗ đang hỏi' }).getByText('Lương thực, nước uống, thuốc men').first().waitFor()
    await page.keyboard.press('n')
    await page.getByText('4 mục riêng').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('3 mục riêng').waitFor()
    await page.getByText('Còn 2 chỗ cần trả lời').waitFor()
    await page.keyboard.press('y')
    await page.getByText('Còn 1 chỗ cần trả lời').waitFor()
    await page.getByRole('region', { name: 'Chỗ đang hỏi' }).getByText('Người già, trẻ nhỏ cần giúp đỡ khi sơ tán').first().waitFor()
    await page.keyboard.press('y')
    await page.getByText('Các mục đã rõ').waitFor()
    await shot(page, 'adopt-answered')
  })

  it('goes back to the review and on again; a line of the outline can be taken in hand', async () => {
    const { page } = town
    await page.getByRole('button', { name: 'Về bản xem lại' }).click()
    await page.getByRole('button', { name: 'Ghép với cấp trên' }).click()
    await page.getByText('Hai mục này có phải là một?').waitFor()
    await page.keyboard.press('y')
    await page.keyboard.press('y')
    await page.getByText('Các mục đã rõ').waitFor()
    await page.getByRole('region', { name: 'Hai dàn ý đã ghép' }).getByRole('button', { name: /Kinh phí/i }).click()
    await page.getByText('Mục này của cấp trên là mục nào của ta?').waitFor()
    await page.getByText('Không tìm thấy mục nào giống mục này.').waitFor()
    await page.keyboard.press('n')
    await page.getByText('Các mục đã rõ').waitFor()
  })

  it('shows in the plan how each section differs, as a fork does', async () => {
    const { page } = town
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/plans\/[^/]+$/)
    await sheet(page).waitFor()
    for (const [heading, state] of [
      ['Mục đích', 'Giống cấp trên'], ['Loa thôn và tin nhắn', 'Giống cấp trên'], ['Yêu cầu', 'Đã sửa theo đơn vị'], ['Lương thực, nước uống, thuốc men', 'Đã sửa theo đơn vị'],
      ['TÌNH HÌNH THỊ XÃ', 'Mục riêng của đơn vị'], ['Giữ ghe thuyền trên bến', 'Mục riêng của đơn vị'],
    ] as const) await outlineRow(page, heading).getByLabel(state, { exact: true }).first().waitFor({ timeout: 15_000 })
    await shot(page, 'adopt-plan')
    const id = new URL(page.url()).pathname.split('/')[2] ?? ''
    const divergence: { sections: readonly { heading: string; status: string }[]; summary: Record<string, number> } = await (await town.context.request.get(`/api/plans/${id}/divergence`)).json()
    expect(divergence.summary).toMatchObject({ identical: 7, adapted: 6, local: 3, omitted: 10, 'new-from-superior': 0 })
    expect(divergence.sections.find(({ heading }) => heading === 'KINH PHÍ')?.status).toBe('omitted')
    const plan: unknown = await (await town.context.request.get(`/api/plans/${id}`)).json()
    expect(plan).toMatchObject({ superior: { planId: superior, adopted: 2 }, lineage: [{ planId: superior }], waiting: 0 })
    const outline: { sections: readonly { label: string; heading: string }[] } = await (await town.context.request.get(`/api/plans/${id}/outline`)).json()
    expect(outline.sections.slice(0, 3).map(({ label, heading }) => `${label} ${heading}`)).toEqual(['I. TÌNH HÌNH THỊ XÃ', 'II. MỤC ĐÍCH, YÊU CẦU', '1. Mục đích'])
  })

  it('is not offered a second time, and nothing is offered where no superior has issued', async () => {
    await review(town.page)
    await town.page.getByRole('button', { name: 'Tạo kế hoạch' }).waitFor()
    expect(await town.page.getByLabel('Đây là bản triển khai kế hoạch của cấp trên').count()).toBe(0)
    const province = await visit(browser, house, 'demo-lamgiang-drafter')
    await review(province.page)
    await province.page.getByRole('button', { name: 'Tạo kế hoạch' }).waitFor()
    expect(await province.page.getByLabel('Đây là bản triển khai kế hoạch của cấp trên').count()).toBe(0)
    expect(province.errors).toEqual([])
    expect(town.errors).toEqual([])
  })

  it('can be done on a phone, in English', async () => {
    const admin = await visit(browser, house, 'demo-lamgiang-admin', { viewport: PHONE, language: 'en' })
    await admin.context.addInitScript(() => localStorage.setItem('thac.language', 'en'))
    const units: readonly { id: string; code: string }[] = await (await admin.context.request.get('/api/units')).json()
    const added = await admin.context.request.post('/api/units', { data: { name: 'Ủy ban nhân dân huyện Mường Lạch', shortName: 'Huyện Mường Lạch', code: 'muonglach', level: 'district', parentId: units.find(({ code }) => code === 'lamgiang')?.id ?? null, place: 'Mường Lạch' } })
    const unit: { id: string } = await added.json()
    await admin.page.goto(`/import?unitId=${unit.id}`)
    await dropFile(admin.page, admin.page.getByText('Drag a file here'), file)
    // Who may read the superior's draft is told the number it was issued with all the same.
    await admin.page.getByText('The basis in the file cites number 31/KH-UBND.').waitFor()
    await admin.page.getByRole('button', { name: 'Pair with the superior\'s' }).click()
    await admin.page.getByText('Are these two one section?').waitFor()
    const wide = await admin.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide, 'scrolls sideways').toBeLessThanOrEqual(0)
    await shot(admin.page, 'adopt-phone')
    while (!(await admin.page.getByText('Every section is clear').isVisible())) await admin.page.getByRole('group', { name: 'Answers' }).getByRole('button').first().click()
    await admin.page.getByRole('button', { name: 'Make the plan' }).first().click()
    await admin.page.waitForURL(/\/plans\/[^/]+$/)
    expect(admin.errors).toEqual([])
  })

  async function review(page: Page): Promise<void> {
    await page.goto('/import')
    await dropFile(page, page.getByText('Kéo tệp vào đây'), file)
    await page.getByRole('region', { name: 'Kết quả' }).waitFor()
  }
})

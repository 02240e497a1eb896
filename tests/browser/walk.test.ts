import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caretAtEnd, dropFile, openPlan, outlineMenu, outlineRow, saved, section, selectWords, sheet, wordsOf } from './desk.ts'
import type { Visitor } from './house.ts'
import { House, PHONE, ROOT, launch, shot, visit } from './house.ts'

/**
 * The whole path as people walk it, in order: each step stands on what the one before it left. Two people of the province,
 * its reviewer and approver, and the drafter of a district that has no plan yet.
 */
describe('the whole path', () => {
  const house = new House()
  let browser: Browser
  let ann: Visitor
  let ben: Visitor
  let reviewer: Visitor
  let approver: Visitor
  let district: Visitor
  let plan = ''
  let fork = ''

  const real = path.join(ROOT, '..', 'shared', 'plans', 'hanoi-2024.txt')
  const file = existsSync(real) ? real : path.join(ROOT, 'tests', 'fixtures', 'structure', 'flood.txt')

  beforeAll(async () => {
    await house.start()
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('1: signs in by one click', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN', baseURL: house.url })
    const page = await context.newPage()
    await page.goto('/')
    await shot(page, '1-sign-in')
    await page.getByRole('button', { name: /Soạn thảo/ }).first().click()
    await page.getByText('Việc hôm nay').first().waitFor()
    await shot(page, '1-today')
    await context.close()
    ann = await visit(browser, house, 'demo-lamgiang-drafter')
    ben = await visit(browser, house, 'demo-lamgiang-admin')
    reviewer = await visit(browser, house, 'demo-lamgiang-reviewer')
    approver = await visit(browser, house, 'demo-lamgiang-approver')
    district = await visit(browser, house, 'demo-dongpho-drafter')
  })

  it('1: a program signs in as the contract says, on the server as it is run', async () => {
    const answer = await fetch(`${house.url}/api/auth/sign-in/email`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'drafter@sonha.example', password: 'thac-demo-chi-tren-may-nay' }),
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    expect((await fetch(`${house.url}/api/me`, { headers: { cookie } })).status).toBe(200)
    const foreign = await fetch(`${house.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: 'https://elsewhere.example', 'content-type': 'application/json' }, body: '{}' })
    expect(foreign.status).toBe(403)
  })

  it('2: imports a file that is dropped, and reviews it beside its source', async () => {
    await ann.page.goto('/import')
    await dropFile(ann.page, ann.page.getByText('Kéo tệp vào đây'), file)
    await ann.page.getByText(/đã xem/).first().waitFor()
    await shot(ann.page, '2-import-review')
    await ann.page.getByRole('button', { name: 'Tạo kế hoạch' }).click()
    await ann.page.waitForURL(/\/plans\/[^/]+$/)
    await sheet(ann.page).waitFor()
    plan = new URL(ann.page.url()).pathname.split('/')[2] ?? ''
    const outline = await (await ann.context.request.get(`/api/plans/${plan}/outline`)).json()
    expect(outline.sections.length).toBeGreaterThan(8)
    expect(outline.meta.signature.name).not.toBeNull()
    await saved(ann.page)
    await shot(ann.page, '2-imported')
  })

  it('3a: two people write in one paragraph at once and see each other', async () => {
    await openPlan(ben.page, plan)
    const text = (page: typeof ann.page) => page.locator('.ProseMirror section p').first()
    await caretAtEnd(ann.page, text(ann.page))
    await caretAtEnd(ben.page, text(ben.page))
    await ben.page.keyboard.press('Home')
    await Promise.all([
      ann.page.keyboard.type(' Chị Hạnh viết câu này ở cuối đoạn.', { delay: 15 }),
      ben.page.keyboard.type('Anh Lan viết câu này ở đầu dòng. ', { delay: 15 }),
    ])
    await saved(ann.page)
    await saved(ben.page)
    for (const { page } of [ann, ben]) {
      await page.getByText('Chị Hạnh viết câu này ở cuối đoạn.').waitFor()
      await page.getByText('Anh Lan viết câu này ở đầu dòng.').waitFor()
      expect(await page.locator('.thac-caret').count()).toBeGreaterThan(0)
    }
    expect(await wordsOf(text(ann.page))).toBe(await wordsOf(text(ben.page)))
    await shot(ann.page, '3-together')
  })

  it('3b: adds, moves, demotes, removes and restores sections; labels follow', async () => {
    const before = await labels(plan)
    await ann.page.keyboard.press('Control+Enter')
    await ann.page.keyboard.type('Mục thử của hai người')
    await ann.page.keyboard.press('Enter')
    await ann.page.keyboard.type('Nội dung của mục thử.')
    await outlineRow(ben.page, 'Mục thử của hai người').waitFor()
    await saved(ann.page)
    const added = await labels(plan)
    expect(added.length).toBe(before.length + 1)
    await outlineMenu(ann.page, 'Mục thử của hai người', 'Chuyển xuống')
    await saved(ann.page)
    expect(order(await labels(plan))).not.toBe(order(added))
    const level = (await labels(plan)).find((one) => one.heading === 'Mục thử của hai người')?.level ?? 0
    await outlineMenu(ann.page, 'Mục thử của hai người', level > 1 ? 'Nâng một cấp' : 'Hạ một cấp')
    await saved(ann.page)
    expect((await labels(plan)).find((one) => one.heading === 'Mục thử của hai người')?.level).not.toBe(level)
    await outlineMenu(ben.page, 'Mục thử của hai người', 'Bỏ mục này')
    await section(ann.page, { text: 'Nội dung của mục thử.' }).waitFor({ state: 'detached' })
    await saved(ben.page)
    expect((await labels(plan)).length).toBe(before.length)
    await ann.page.getByRole('button', { name: 'Khôi phục' }).last().click()
    await section(ben.page, { text: 'Nội dung của mục thử.' }).waitFor()
    await saved(ann.page)
    expect((await labels(plan)).length).toBe(before.length + 1)
  })

  it('4: a reviewer comments on a passage without being able to write; all see it at once', async () => {
    await openPlan(reviewer.page, plan)
    const before = await sheet(reviewer.page).textContent()
    await sheet(reviewer.page).click()
    await reviewer.page.keyboard.type('không được ghi')
    expect(await sheet(reviewer.page).textContent()).toBe(before)
    await selectWords(reviewer.page, 'Nội dung của mục thử')
    await reviewer.page.locator('[class*=commentButton]').click()
    await reviewer.page.getByRole('textbox', { name: 'Viết góp ý' }).fill('Đề nghị nói rõ hơn.')
    await reviewer.page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await reviewer.page.getByText('Đề nghị nói rõ hơn.').first().waitFor()
    await ann.page.getByText('Đề nghị nói rõ hơn.').first().waitFor({ timeout: 15_000 })
    await shot(ann.page, '4-comment')
    const card = ann.page.locator('article', { hasText: 'Đề nghị nói rõ hơn.' })
    await card.getByRole('button', { name: 'Trả lời' }).click()
    await ann.page.getByRole('textbox', { name: 'Trả lời' }).fill('Sẽ bổ sung.')
    await ann.page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await reviewer.page.getByText('Sẽ bổ sung.').first().waitFor({ timeout: 15_000 })
    await card.getByRole('button', { name: 'Đã xong' }).click()
    await reviewer.page.locator('article', { hasText: 'Đề nghị nói rõ hơn.' }).waitFor({ state: 'detached', timeout: 15_000 })
  })

  it('5: issues version 1, which is frozen and can be compared with the draft', async () => {
    await openPlan(approver.page, plan)
    await issue(approver, '15/KH-UBND')
    await caretAtEnd(ann.page, section(ann.page, { text: 'Nội dung của mục thử.' }).locator('p').last())
    await ann.page.keyboard.type(' Câu thêm sau khi ban hành.')
    await saved(ann.page)
    const version = await (await ann.context.request.get(`/api/plans/${plan}/versions/1`)).json()
    expect(version.summary.number).toBe('15/KH-UBND')
    expect(JSON.stringify(version.plan)).not.toContain('Câu thêm sau khi ban hành.')
    await ann.page.goto(`/plans/${plan}/versions?n=draft&against=1`)
    await ann.page.getByText('Câu thêm sau khi ban hành.').first().waitFor()
    await shot(ann.page, '5-compare')
    await ann.page.goto(`/plans/${plan}/versions?n=1`)
    await ann.page.getByText('15/KH-UBND').first().waitFor()
    await shot(ann.page, '5-version')
  })

  it('6: forks it for a district with its own letterhead, basis and terms', async () => {
    await district.page.goto(`/plans/${plan}/fork`)
    await district.page.getByRole('button', { name: /Lập kế hoạch/ }).last().waitFor()
    await shot(district.page, '6-fork')
    await district.page.getByRole('button', { name: /Lập kế hoạch/ }).last().click()
    await district.page.waitForURL((url) => /\/plans\/[^/]+$/.test(url.pathname) && !url.pathname.includes(plan))
    fork = new URL(district.page.url()).pathname.split('/')[2] ?? ''
    await sheet(district.page).waitFor()
    const outline = await (await district.context.request.get(`/api/plans/${fork}/outline`)).json()
    expect(outline.meta.issuer).toMatch(/Đông Phố/)
    expect(outline.meta.number).toBeNull()
    expect(outline.meta.bases[0].number).toBe('15/KH-UBND')
    expect(outline.sections.length).toBe((await labels(plan)).length)
    await shot(district.page, '6-forked')
  })

  it('7: shows at once how each section differs from the superior\'s', async () => {
    await openPlan(district.page, fork)
    // A jump from the outline takes the caret along, also when the sheet had no focus before.
    await outlineRow(district.page, 'Mục thử của hai người').click()
    await district.page.locator('[role=treeitem][aria-selected=true]', { hasText: 'Mục thử của hai người' }).waitFor({ timeout: 15_000 })
    const rows = await labels(fork)
    const named = rows.filter((row) => row.heading !== null && row.heading !== 'Mục thử của hai người' && row.paragraphs + row.items > 0)
    const [changed, dropped] = [named[0]?.heading ?? '', named[1]?.heading ?? '']
    await caretAtEnd(district.page, section(district.page, { text: 'Nội dung của mục thử.' }).locator('p').last())
    await district.page.keyboard.type(' Thị xã làm trước một tuần.')
    await badge(district, 'Mục thử của hai người', 'Đã sửa theo đơn vị')
    await outlineMenu(district.page, dropped, 'Bỏ mục này')
    await district.page.getByLabel('Đã bỏ', { exact: true }).first().waitFor()
    await outlineMenu(district.page, changed, 'Thêm mục bên dưới')
    await district.page.keyboard.type('Việc riêng của thị xã')
    await badge(district, 'Việc riêng của thị xã', 'Mục riêng của đơn vị')
    // Two neighbours of one level that nothing was done to: the second goes before the first.
    const touched = ['Mục thử của hai người', changed, dropped]
    const free = (row: Row | undefined) => row !== undefined && row.heading !== null && !touched.includes(row.heading)
    const moved = rows.find((row, i) => free(row) && free(rows[i - 1]) && rows[i - 1]?.level === row.level)?.heading ?? ''
    await outlineMenu(district.page, moved, 'Chuyển lên')
    await saved(district.page)
    await outlineRow(district.page, 'Mục thử của hai người').click()
    await district.page.getByRole('tab', { name: /Cấp trên/ }).click()
    await district.page.locator('ins', { hasText: 'Thị xã làm trước một tuần.' }).first().waitFor()
    await shot(district.page, '7-divergence')
    const answer = await (await district.context.request.get(`/api/plans/${fork}/divergence`)).json()
    expect(answer.summary).toMatchObject({ omitted: 1, local: 1 })
    const flagged = answer.sections.filter((row: { flags: readonly string[] }) => row.flags.includes('moved'))
    expect(flagged.length).toBeGreaterThan(0)
  })

  it('8: takes or keeps, section by section, what version 2 brings', async () => {
    await openPlan(ann.page, plan)
    const named = (await labels(plan)).filter((row) => row.heading !== null && row.items + row.paragraphs > 0 && row.heading !== 'Mục thử của hai người')
    const [first, , third] = named
    for (const row of [first, third]) {
      await caretAtEnd(ann.page, section(ann.page, { id: row?.id ?? '' }).locator('p').last())
      await ann.page.keyboard.type(' Bản hai thêm câu này.')
    }
    await saved(ann.page)
    await approver.page.reload()
    await issue(approver, '22/KH-UBND')
    await district.page.getByText(/mục có nội dung mới từ cấp trên/).first().waitFor({ timeout: 20_000 })
    await district.page.goto(`/plans/${fork}/upstream`)
    await district.page.getByText(/Đã quyết định 0\//).waitFor()
    await shot(district.page, '8-upstream')
    const total = Number(/0\/(\d+)/.exec(await district.page.getByText(/Đã quyết định 0\//).innerText())?.[1])
    expect(total).toBeGreaterThanOrEqual(2)
    // First comes the section that both sides have lengthened at its end: it is kept. The next is taken.
    await district.page.keyboard.press('2')
    await district.page.getByText(`Đã quyết định 1/${total}`).waitFor()
    await district.page.keyboard.press('1')
    await district.page.getByText(`Đã quyết định 2/${total}`).waitFor()
    const draft = JSON.stringify(await (await district.context.request.get(`/api/plans/${fork}/draft`)).json())
    expect(draft).toContain('Bản hai thêm câu này.')
    expect(draft).toContain('Thị xã làm trước một tuần.')
  })

  it('9: loses nothing that was called saved when the server is killed while two people type', async () => {
    await openPlan(ann.page, plan)
    await openPlan(ben.page, plan)
    const end = (page: typeof ann.page) => section(page, { text: 'Nội dung của mục thử.' }).locator('p').last()
    await caretAtEnd(ann.page, end(ann.page))
    await ann.page.keyboard.type(' Trước khi mất điện.')
    await saved(ann.page)
    await caretAtEnd(ben.page, end(ben.page))
    await ben.page.keyboard.type(' Còn đang gõ')
    await house.kill9()
    await ben.page.keyboard.type(' thì mất điện.')
    await ben.page.getByText(/Mất kết nối/).first().waitFor({ timeout: 15_000 })
    await shot(ben.page, '9-offline')
    await house.start()
    await saved(ben.page)
    const draft = JSON.stringify(await (await ann.context.request.get(`/api/plans/${plan}/draft`)).json())
    expect(draft).toContain('Trước khi mất điện.')
    expect(draft).toContain('Còn đang gõ thì mất điện.')
    await ann.page.getByText('Còn đang gõ thì mất điện.').first().waitFor()
  })

  it('the same screens are good on a phone and in English', async () => {
    for (const [language, viewport] of [['en', { width: 1440, height: 900 }], ['vi', PHONE], ['en', PHONE]] as const) {
      const visitor = await visit(browser, house, 'demo-dongpho-drafter', { viewport, language })
      await visitor.context.addInitScript((value) => localStorage.setItem('thac.language', value), language)
      for (const [name, address] of [['today', '/'], ['import', '/import'], ['plan', `/plans/${fork}`], ['versions', `/plans/${plan}/versions`], ['cascade', `/plans/${plan}/cascade`], ['upstream', `/plans/${fork}/upstream`], ['units', '/units']] as const) {
        await visitor.page.goto(address)
        await visitor.page.waitForLoadState('networkidle')
        await visitor.page.waitForTimeout(300)
        await shot(visitor.page, `${name}-${language}-${viewport.width}`)
        const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(wide, `${name} in ${language} at ${viewport.width} scrolls sideways`).toBeLessThanOrEqual(0)
      }
      expect(visitor.errors).toEqual([])
      await visitor.context.close()
    }
  })

  it('what is not there is said in one sentence, with a way home', async () => {
    for (const [address, words] of [['/plans/khong-co', 'Không tìm thấy nội dung này'], ['/khong-co-trang-nay', 'Không có trang này']] as const) {
      await ann.page.goto(address)
      await ann.page.getByText(words).first().waitFor()
      await ann.page.getByRole('link', { name: /Thác|Việc hôm nay/ }).first().waitFor()
    }
  })

  it('no page has thrown on the way', () => {
    for (const visitor of [ann, ben, reviewer, approver, district]) expect(visitor.errors).toEqual([])
  })

  interface Row { readonly id: string; readonly heading: string | null; readonly label: string; readonly level: number; readonly paragraphs: number; readonly items: number }
  async function labels(id: string): Promise<readonly Row[]> {
    return (await (await ann.context.request.get(`/api/plans/${id}/outline`)).json()).sections
  }
  function order(rows: readonly Row[]): string {
    return rows.map((row) => row.id).join(' ')
  }
  async function badge(visitor: Visitor, heading: string, state: string): Promise<void> {
    await outlineRow(visitor.page, heading).getByLabel(state, { exact: true }).first().waitFor({ timeout: 15_000 })
  }
  async function issue(visitor: Visitor, number: string): Promise<void> {
    await visitor.page.getByRole('button', { name: 'Ban hành' }).first().click()
    await visitor.page.getByRole('textbox', { name: 'Số văn bản' }).fill(number)
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await visitor.page.getByText(/Đã ban hành bản/).first().waitFor()
  }
})

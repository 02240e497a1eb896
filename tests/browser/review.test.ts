import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outlineMenu, saved, sheet } from './desk.ts'
import type { Visitor } from './house.ts'
import { House, PHONE, ROOT, launch, shot, visit } from './house.ts'

/** A plan as a scan gives it: a page break in a sentence, a misread number, a long stretch of rules, a table, references. */
const SCAN = [
  'ỦY BAN NHÂN DÂN XÃ BẾN ĐÒ', 'Số: 12/KH-UBND', 'Bến Đò, ngày 03 tháng 02 năm 2027', 'KẾ HOẠCH', 'Tu sửa đường liên thôn năm 2027', '',
  'Thực hiện Nghị quyết số 05/NQ-HĐND ngày 10/01/2027 về đường giao thông, Ủy ban nhân dân xã xây dựng kế hoạch như sau:', '',
  'I. MỤC ĐÍCH, YÊU CẦU', '', '1. Mục đích', '', 'Bảo đảm đường đi lại an toàn trong mùa mưa cho người dân các thôn ven sông và học sinh của hai trường trên địa bàn', '',
  'xã, nhất là những đoạn thường ngập.', '', '2. Yêu cầu', '', '- Việc nào nêu tại mục II phải xong trước ngày 30/4/2027.', '', '- Kinh phí lấy theo mục III. Không huy động quá sức dân.', '',
  ...Array.from({ length: 80 }, () => '----------------------------------------'), '',
  'II. NỘI DUNG', '', 'l. Các đoạn phải sửa', '', 'STT | Đoạn đường | Chiều dài | Hạn xong', '1 | Thôn Thượng đi bến đò | 1,2 km | 30/3/2027', '2 | Thôn Hạ đi chợ | 0,8 km | 15/4/2027', '',
  ...Array.from({ length: 40 }, (_, i) => [`- Việc thứ ${i + 1}: dọn cỏ, khơi rãnh, vá mặt đường, cắm biển báo ở hai đầu đoạn đường và phân công người trông coi hằng ngày.`, '']).flat(),
  '2. Cách làm', '', 'Mỗi thôn góp công theo hộ, đơn vị lo đá và xi măng.', '', 'Việc nặng thuê máy của hợp tác xã.', '',
  'III. KINH PHÍ', '', 'Trích từ ngân sách xã năm 2027.', '', 'Trên đây là Kế hoạch tu sửa đường liên thôn năm 2027 của Ủy ban nhân dân xã./.', '',
  'Nơi nhận:', '- UBND huyện (để b/c);', '- Các thôn (để t/h);', '- Lưu: VP.', '', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Hoàng Văn Lợi', '',
].join('\n')

describe('the review of an import', () => {
  const house = new House()
  let browser: Browser
  let ann: Visitor
  let page: Page

  beforeAll(async () => {
    await house.start()
    browser = await launch()
    ann = await visit(browser, house, 'demo-lamgiang-drafter')
    page = ann.page
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('shows doubts first, the least sure at the top, beside source and result', async () => {
    await open(page, 'quet.txt', SCAN)
    const sure = await page.locator('[aria-label="Nên xem lại"] > div > ol > li [data-sure]').evaluateAll((all) => all.map((one) => ['low', 'middle', 'high'].indexOf(one.getAttribute('data-sure') ?? '')))
    expect(sure.length).toBeGreaterThan(1)
    expect([...sure].sort((a, b) => a - b)).toEqual(sure)
    await shot(page, 'review-1-open')
  })

  it('scrolls source and result together by what corresponds, whichever leads', async () => {
    for (const words of ['Việc thứ 20:', 'Việc thứ 3:', 'Việc thứ 33:']) {
      await wheelTo(page, result(page), words)
      expect(Math.abs((await heightOf(source(page), words)) - (await heightOf(result(page), words))), `result leads: ${words}`).toBeLessThan(40)
    }
    for (const words of ['Việc thứ 30:', 'Thôn Hạ đi chợ', 'Không huy động quá sức dân']) {
      await wheelTo(page, source(page), words)
      expect(Math.abs((await heightOf(source(page), words)) - (await heightOf(result(page), words))), `source leads: ${words}`).toBeLessThan(words.includes('chợ') ? 90 : 40)
    }
    await shot(page, 'review-2-locked')
  })

  it('lets the result stand still while the source passes a stretch that is not in the plan, and both end together', async () => {
    await wheelTo(page, source(page), '-----', 10)
    const before = await scrollOf(result(page))
    await wheelTo(page, source(page), '-----', 70)
    expect(Math.abs((await scrollOf(result(page))) - before)).toBeLessThan(60)
    await source(page).hover()
    await page.mouse.wheel(0, 100_000)
    await settled(page)
    expect(await leftBelow(source(page))).toBeLessThan(2)
    expect(await leftBelow(result(page))).toBeLessThan(2)
  })

  it('unlocks by a switch', async () => {
    await page.getByRole('switch', { name: 'Cuộn cùng nhau' }).click()
    const before = await scrollOf(source(page))
    await result(page).hover()
    await page.mouse.wheel(0, -3000)
    await settled(page)
    expect(await scrollOf(source(page))).toBe(before)
    await page.getByRole('switch', { name: 'Cuộn cùng nhau' }).click()
    await settled(page)
    expect(await scrollOf(source(page))).not.toBe(before)
  })

  it('undoes a join by one click, and the undoing by Ctrl-Z', async () => {
    const rows = () => part(page, 'Bảo đảm đường đi lại')
    await card(page, 'page-break-joined').getByRole('button', { name: 'Tách lại' }).click()
    expect(await rows().innerText()).not.toContain('nhất là')
    await part(page, 'xã, nhất là những đoạn thường ngập.').waitFor()
    await page.keyboard.press('Control+z')
    expect(await rows().innerText()).toContain('trên địa bàn xã, nhất là những đoạn thường ngập.')
    await card(page, 'page-break-joined').getByRole('button', { name: 'Tách lại' }).waitFor()
  })

  it('points at a misreading and corrects it only when told', async () => {
    await part(page, 'l. Các đoạn phải sửa').waitFor()
    const own = page.locator('li[data-code="misreading"]', { hasText: '“l.”' })
    await own.locator('button').first().click()
    await shot(page, 'review-3-misreading')
    await own.getByRole('button', { name: 'Sửa thành “1.”' }).click()
    await part(page, '1. Các đoạn phải sửa').waitFor()
    await settled(page)
  })

  it('turns a paragraph into a heading and back, changes its level, splits and joins, by buttons', async () => {
    await part(page, 'Việc nặng thuê máy').click()
    await tool(page, 'Thành tiêu đề mục').click()
    await part(page, '3. Việc nặng thuê máy của hợp tác xã.').waitFor()
    await tool(page, 'Xuống một cấp').click()
    await part(page, '2.1. Việc nặng thuê máy').waitFor()
    await tool(page, 'Lên một cấp').click()
    await part(page, '3. Việc nặng thuê máy').waitFor()
    await tool(page, 'Thành đoạn văn').click()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect((await part(page, 'Việc nặng thuê máy').innerText()).trim()).toBe('Việc nặng thuê máy của hợp tác xã.')
    await settled(page)
    await part(page, 'Không huy động quá sức dân').click()
    await tool(page, 'Tách…').click()
    await page.getByRole('slider', { name: 'Tách…' }).getByText('Không', { exact: false }).first().click()
    await part(page, /^Không huy động quá sức dân\.$/).waitFor()
    await tool(page, 'Nối với phần trên').click()
    expect(await part(page, 'Không huy động quá sức dân').innerText()).toContain('mục III. Không')
  })

  it('leaves a line out and takes it back', async () => {
    await settled(page)
    await part(page, 'Việc nặng thuê máy').click()
    await tool(page, 'Bỏ ra').click()
    const line = source(page).locator('li', { hasText: 'Việc nặng thuê máy' })
    await line.getByRole('button', { name: 'Đưa vào kế hoạch' }).click()
    await part(page, 'Việc nặng thuê máy').waitFor()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
  })

  it('asks before a review with work in it is left', async () => {
    await card(page, 'page-break-joined').getByRole('button', { name: 'Đúng' }).click()
    await page.getByRole('link', { name: /Thác/ }).first().click()
    await page.getByRole('dialog').getByText('Chưa tạo kế hoạch').waitFor()
    await page.getByRole('button', { name: 'Ở lại' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
    await page.getByRole('button', { name: 'Ở lại' }).click()
    await part(page, '1. Các đoạn phải sửa').waitFor()
  })

  it('makes the plan as it was reviewed, its table a table and its references following their sections', async () => {
    await page.getByRole('button', { name: 'Tạo kế hoạch' }).click()
    await page.waitForURL(/\/plans\/[^/]+$/)
    await sheet(page).waitFor()
    await saved(page)
    const text = await sheet(page).innerText()
    expect(text).toContain('trên địa bàn xã, nhất là những đoạn thường ngập.')
    expect(await page.locator('.thac-table th').allInnerTexts()).toEqual(['STT', 'Đoạn đường', 'Chiều dài', 'Hạn xong'])
    expect(await page.locator('.thac-ref').allTextContents()).toEqual(['II', 'III'])
    await shot(page, 'review-4-plan')
    // The second part moves before the first: what refers to it follows at once.
    await page.locator('.thac-ref').first().click()
    await outlineMenu(page, 'NỘI DUNG', 'Chuyển lên')
    await page.locator('.thac-ref', { hasText: /^I$/ }).waitFor({ state: 'attached' })
    expect(await page.locator('.thac-ref').allTextContents()).toEqual(['I', 'III'])
    await saved(page)
    expect((await outlineOf(ann, page)).sections.length).toBeGreaterThan(5)
    await page.getByRole('button', { name: 'Chuyển thành các dòng chữ' }).click()
    await page.getByText('1 | Thôn Thượng đi bến đò | 1,2 km | 30/3/2027').waitFor()
    await page.keyboard.press('Control+z')
    await page.locator('.thac-table').waitFor({ state: 'attached' })
    // As a whole it is selected and deleted.
    await page.locator('.thac-table td').first().click()
    await page.locator('.thac-table-box.ProseMirror-selectednode').waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('.thac-table').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await page.locator('.thac-table').waitFor({ state: 'attached' })
    // What is referred to and gone is marked, and says what it printed last.
    await outlineMenu(page, 'KINH PHÍ', 'Bỏ mục này')
    await page.locator('.thac-ref[data-gone]').waitFor({ state: 'attached' })
    expect(await page.locator('.thac-ref[data-gone]').allTextContents()).toEqual(['III'])
    await saved(page)
    expect(ann.errors).toEqual([])
  })

  it('goes from file to plan by keyboard alone', async () => {
    // Awaited from the start: a chooser that opens before somebody listens for it is never told of.
    const choosing = page.waitForEvent('filechooser')
    await page.goto('/import')
    const zone = page.locator('[aria-label="hoặc chọn tệp trên máy"]').locator('..')
    await zone.waitFor()
    await tabTo(page, zone)
    await page.keyboard.press('Enter')
    await (await choosing).setFiles({ name: 'lu.txt', mimeType: 'text/plain', buffer: readFileSync(path.join(ROOT, 'tests', 'fixtures', 'structure', 'flood.txt')) })
    await page.getByRole('heading', { name: 'Nên xem lại' }).waitFor()
    const doubts = await page.locator('[aria-label="Nên xem lại"] > div > ol > li').count()
    for (let i = 0; i < doubts; i++) await page.keyboard.press(i === 0 ? 'j' : 'y')
    await page.keyboard.press('y')
    await page.getByText('Đã xem hết.').waitFor()
    await page.keyboard.press('Escape')
    // From the first part down to a paragraph, and what keys do to it.
    await tabTo(page, page.locator('[data-part]').first())
    await downTo(page, 'Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('h')
    await held(page, '2. Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('ArrowRight')
    await held(page, '1.1. Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('h')
    await held(page, '1.1. Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await held(page, '- Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('Backspace')
    await held(page, 'trước ngày 25/5/2025. Tham mưu phân bổ vật tư dự phòng.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    for (let i = 0; i < 40 && !/^Tách trước “Tham mưu/.test((await page.locator(':focus').getAttribute('aria-valuetext')) ?? ''); i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await held(page, /^Tham mưu phân bổ/)
    await shot(page, 'review-5-keys')
    await page.keyboard.press('Home')
    await downTo(page, 'Sở Nông nghiệp và Môi trường', 'field issuer')
    await page.keyboard.press('e')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Sở Nông nghiệp')
    await page.keyboard.press('Enter')
    await held(page, 'Sở Nông nghiệp')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/plans\/[^/]+$/)
    await sheet(page).waitFor()
    await saved(page)
    const outline = await outlineOf(ann, page)
    expect(outline.meta.issuer).toBe('Sở Nông nghiệp')
    const texts = await page.locator('.ProseMirror section p').allInnerTexts()
    expect(texts).toContain('Tham mưu phân bổ vật tư dự phòng.')
    expect(texts.some((one) => one.includes('trên các tuyến đê và hồ chứa thuộc phạm vi quản lý của tỉnh.'))).toBe(true)
    expect(ann.errors).toEqual([])
  })

  it('answers guesses from the text on a phone', async () => {
    const phone = await visit(browser, house, 'demo-lamgiang-drafter', { viewport: PHONE })
    await open(phone.page, 'quet.txt', SCAN)
    await card(phone.page, 'page-break-joined').locator('button').first().click()
    const bar = phone.page.locator('aside')
    await bar.getByText('ngắt trang').waitFor()
    const row = part(phone.page, 'Bảo đảm đường đi lại')
    const box = await row.boundingBox()
    expect(box === null ? -1 : box.y).toBeGreaterThan(90)
    expect(box === null ? 9999 : box.y + 40).toBeLessThan(PHONE.height - 110)
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await shot(phone.page, 'review-6-phone')
    await bar.getByRole('button', { name: 'Tách lại' }).click()
    await part(phone.page, 'xã, nhất là những đoạn thường ngập.').waitFor()
    expect(phone.errors).toEqual([])
    await phone.context.close()
  })
})

async function open(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/import')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('heading', { name: 'Nên xem lại' }).waitFor()
}

function source(page: Page): Locator {
  return page.locator('section[aria-label="Bản gốc"]')
}

function result(page: Page): Locator {
  return page.locator('section[aria-label="Kết quả"]')
}

function part(page: Page, words: string | RegExp): Locator {
  return result(page).locator('[data-part]', { hasText: words }).first()
}

function card(page: Page, code: string): Locator {
  return page.locator(`li[data-code="${code}"]`).first()
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'Sửa phần này' }).getByRole('button', { name })
}

/** The part in hand says this. */
async function held(page: Page, words: string | RegExp): Promise<void> {
  await result(page).locator('[aria-current="true"]', { hasText: words }).waitFor({ timeout: 5_000 })
}

/** Goes down by arrows until the part in hand has these words, and is the part of that name where one is given. */
async function downTo(page: Page, words: string, name?: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    const now = page.locator('[data-part]:focus')
    if ((await now.count()) > 0 && (name === undefined ? (await now.innerText()).includes(words) : (await now.getAttribute('data-part')) === name)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no part ${words}`)
}

async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached by Tab')
}

/** Turns the wheel over a pane until its `nth` line or part with these words stands at a third of the window's height. */
async function wheelTo(page: Page, pane: Locator, words: string, nth = 0): Promise<void> {
  await pane.hover({ position: { x: 200, y: 200 } })
  for (let tries = 0; tries < 12; tries++) {
    const by = (await heightOf(pane, words, nth)) - (await pane.evaluate((element) => element.clientHeight / 3 - 4))
    if (Math.abs(by) < 3) break
    await page.mouse.wheel(0, by)
    await settled(page)
  }
}

/** How far below the top of its pane a line or part with these words begins, in pixels. */
function heightOf(pane: Locator, words: string, nth = 0): Promise<number> {
  return pane.evaluate((element, { wanted, at }) => {
    const all = [...element.querySelectorAll('ol > li, [data-part]')].filter((one) => (one.textContent ?? '').includes(wanted))
    const found = all[at]
    if (found === undefined) throw new Error(`not here: ${wanted}`)
    return found.getBoundingClientRect().top - element.getBoundingClientRect().top
  }, { wanted: words, at: nth })
}

function scrollOf(pane: Locator): Promise<number> {
  return pane.evaluate((element) => element.scrollTop)
}

function leftBelow(pane: Locator): Promise<number> {
  return pane.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop)
}

/** Until neither pane has moved for a while. */
async function settled(page: Page): Promise<void> {
  let last = ''
  for (let still = 0; still < 3; ) {
    await page.waitForTimeout(60)
    const now = `${await scrollOf(source(page))} ${await scrollOf(result(page))}`
    still = now === last ? still + 1 : 0
    last = now
  }
}

async function outlineOf(visitor: Visitor, page: Page): Promise<{ readonly meta: { readonly issuer: string | null }; readonly sections: readonly unknown[] }> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  return (await visitor.context.request.get(`/api/plans/${id}/outline`)).json()
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caretAtEnd, openPlan, saved, section, sheet, wordsOf } from './desk.ts'
import type { Visitor } from './house.ts'
import { House, launch, visit } from './house.ts'

/** What the binding's seeded runs cannot see: a real page, its selection, its keys, its clipboard and its input methods. */
describe('writing together in real pages', () => {
  const house = new House()
  let browser: Browser
  let ann: Visitor
  let ben: Visitor
  let plan = ''

  beforeAll(async () => {
    await house.start()
    browser = await launch()
    ann = await visit(browser, house, 'demo-sonha-drafter')
    ben = await visit(browser, house, 'demo-sonha-admin')
    const plans: { id: string; unitName: string }[] = await (await ann.context.request.get('/api/plans')).json()
    plan = plans.find((one) => one.unitName.includes('Sơn Hạ'))?.id ?? ''
    await openPlan(ann.page, plan)
    await openPlan(ben.page, plan)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('Y12: an input method composes while another types in the same paragraph; no character is lost', async () => {
    const place = (page: Page) => section(page, { id: 'tram-do' }).locator('p').last()
    await caretAtEnd(ann.page, place(ann.page))
    await caretAtEnd(ben.page, place(ben.page))
    await ben.page.keyboard.press('Home')
    const keys = await ann.context.newCDPSession(ann.page)
    for (const word of ['đường', 'ngập', 'nước']) {
      for (let n = 1; n <= word.length; n++) {
        await keys.send('Input.imeSetComposition', { text: word.slice(0, n), selectionStart: n, selectionEnd: n })
        await ben.page.keyboard.type(`b${n}`)
      }
      await keys.send('Input.insertText', { text: word })
      await ann.page.keyboard.type(' ')
    }
    await same()
    const text = await wordsOf(place(ann.page))
    expect(text).toContain('đường ngập nước')
    expect(text.match(/b\d/g)?.length).toBe('đườngngậpnước'.length)
  })

  it('backspace bursts of a Vietnamese keyboard program arrive whole', async () => {
    await caretAtEnd(ann.page, section(ann.page, { id: 'truong-hoc' }).locator('p').last())
    // "tieengs" becomes "tiếng": the program deletes back and types anew.
    for (const [typed, back, again] of [[' tie', 0, ''], ['e', 2, 'ê'], ['ng', 0, ''], ['s', 4, 'ếng']] as const) {
      await ann.page.keyboard.type(typed)
      for (let n = 0; n < back; n++) await ann.page.keyboard.press('Backspace')
      await ann.page.keyboard.insertText(again)
    }
    await same()
    expect(await wordsOf(section(ben.page, { id: 'truong-hoc' }))).toContain(' tiếng')
  })

  it('Y14: what is selected across sections is cut, pasted and undone as in Word', async () => {
    // Undo takes back together what was done within half a second: a person is slower between a cut and a paste.
    const rest = () => ann.page.waitForTimeout(700)
    await rest()
    const before = await words(ann.page)
    await section(ann.page, { id: 'luong-thuc' }).locator('p').last().click()
    await ann.page.keyboard.press('Home')
    const end = section(ann.page, { id: 'truong-hoc' }).locator('p').first()
    const box = await end.boundingBox()
    if (box === null) throw new Error('not on screen')
    await ann.page.keyboard.down('Shift')
    await ann.page.mouse.click(box.x + box.width / 2, box.y + 8)
    await ann.page.keyboard.up('Shift')
    await ann.page.keyboard.press('Control+x')
    await same()
    expect(await words(ben.page)).not.toBe(before)
    await rest()
    await ann.page.keyboard.press('Control+v')
    await same()
    expect(squeezed(await words(ben.page))).toBe(squeezed(before))
    await ann.page.keyboard.press('Control+z')
    await ann.page.keyboard.press('Control+z')
    await same()
    expect(await words(ben.page)).toBe(before)
  })

  it('Y1: two people do whatever comes to mind; both pages and the server end equal', async () => {
    // THAC_SEED=n walks another way.
    const seed = Number(process.env['THAC_SEED'] ?? 11)
    await Promise.all([frenzy(ann.page, seed), frenzy(ben.page, seed + 1000)])
    await same()
    for (const visitor of [ann, ben]) expect(visitor.errors).toEqual([])
    const draft: { sections: { id: string; removed?: boolean }[] } = await (await ann.context.request.get(`/api/plans/${plan}/draft`)).json()
    const ids = draft.sections.filter((one) => one.removed !== true).map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(await ann.page.locator('.ProseMirror section[data-section]').evaluateAll((all) => all.map((one) => one.getAttribute('data-section')))).toEqual(ids)
  })

  /** Random keys at random places, the same ones for the same seed. */
  async function frenzy(page: Page, seed: number): Promise<void> {
    const random = mulberry(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] ?? (list[0] as T) // The lists below are not empty.
    for (let n = 0; n < 60; n++) {
      const places = page.locator('.ProseMirror section p, .ProseMirror section h2')
      const count = await places.count()
      // A place may go while it is being clicked; then the next one is tried.
      await places.nth(Math.floor(random() * count)).click({ timeout: 2_000, force: true }).catch(() => undefined)
      await page.keyboard.press(pick(['Home', 'End', 'ArrowLeft', 'ArrowDown']))
      switch (pick(['type', 'type', 'type', 'enter', 'back', 'delete', 'select', 'bold', 'undo', 'redo', 'move', 'demote', 'add'])) {
        case 'type': await page.keyboard.type(`w${seed}x${n} `); break
        case 'enter': await page.keyboard.press('Enter'); break
        case 'back': await page.keyboard.press('Backspace'); break
        case 'delete': await page.keyboard.press('Delete'); break
        case 'select':
          for (let k = 0; k < 3; k++) await page.keyboard.press('Shift+ArrowDown')
          await page.keyboard.type('z')
          break
        case 'bold': await page.keyboard.press('Shift+End'); await page.keyboard.press('Control+b'); break
        case 'undo': await page.keyboard.press('Control+z'); break
        case 'redo': await page.keyboard.press('Control+y'); break
        case 'move': await page.keyboard.press('Alt+Shift+ArrowUp'); break
        case 'demote': await page.keyboard.press(pick(['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'])); break
        case 'add': await page.keyboard.press('Control+Enter'); await page.keyboard.type(`Mục ${seed}-${n}`); break
      }
    }
  }

  /** Waits until all is durable and both pages show the same words; then they must. */
  async function same(): Promise<void> {
    await saved(ann.page)
    await saved(ben.page)
    for (let n = 0; n < 40 && (await words(ann.page)) !== (await words(ben.page)); n++) await ann.page.waitForTimeout(100)
    expect(await words(ann.page)).toBe(await words(ben.page))
  }
  function words(page: Page): Promise<string> {
    return wordsOf(sheet(page))
  }
})

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

/** A small seeded generator of numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

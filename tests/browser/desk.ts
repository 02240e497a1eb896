import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** The words on screen that the walk goes by; the tests read Vietnamese, as most people will. */

/** The sheet's text, where people write. */
export function sheet(page: Page): Locator {
  return page.locator('.ProseMirror').first()
}

/** A section on the sheet by its id, or by words in it. */
export function section(page: Page, by: { id?: string; text?: string }): Locator {
  if (by.id !== undefined) return page.locator(`.ProseMirror section[data-section="${by.id}"]`)
  return page.locator('.ProseMirror section[data-section]', { hasText: by.text ?? '' }).first()
}

export async function openPlan(page: Page, planId: string): Promise<void> {
  await page.goto(`/plans/${planId}`)
  await sheet(page).waitFor()
}

/** The words of a piece of the sheet, without the names at other people's carets. */
export function wordsOf(place: Locator): Promise<string> {
  return place.evaluate((element) => {
    // A clone of an element is an element.
    const copy = element.cloneNode(true) as Element
    for (const caret of copy.querySelectorAll('.thac-caret')) caret.remove()
    return copy.textContent ?? ''
  })
}

/** Waits until the state line says that everything is durable. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Đã lưu', { exact: true }).first().waitFor({ timeout: 30_000 })
}

/** Puts the caret behind the last character of a paragraph. */
export async function caretAtEnd(page: Page, paragraph: Locator): Promise<void> {
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press('End')
  const box = await paragraph.boundingBox()
  if (box === null) throw new Error('the paragraph is not on screen')
  // End goes to the end of the line on screen; the paragraph may have several.
  await page.mouse.click(box.x + box.width - 2, box.y + box.height - 6)
  await page.keyboard.press('End')
}

/** Selects the first occurrence of `words` in the sheet, as with the mouse. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await sheet(page).focus()
  await page.evaluate((wanted) => {
    const root = document.querySelector('.ProseMirror')
    if (root === null) throw new Error('no sheet')
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      node.parentElement?.scrollIntoView({ block: 'center' })
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
      return
    }
    throw new Error(`not on the sheet: ${wanted}`)
  }, words)
}

/** The line of a section in the outline. */
export function outlineRow(page: Page, heading: string): Locator {
  return page.getByRole('treeitem').filter({ has: page.getByText(heading, { exact: true }) }).first()
}

/** Opens the menu of a section in the outline and does one thing. */
export async function outlineMenu(page: Page, heading: string, item: string): Promise<void> {
  const row = outlineRow(page, heading)
  const menu = row.getByRole('button', { name: 'Việc với mục này' })
  // The button shows under the mouse; where the outline moves on at that moment, the mouse has to follow.
  for (let tries = 0; tries < 8; tries++) {
    await page.mouse.move(700, 500)
    await row.hover()
    if (await menu.click({ timeout: 2_000 }).then(() => true, () => false)) break
  }
  await page.getByRole('menuitem', { name: item }).click()
}

/** Drops a file onto a place, as from the desktop. */
export async function dropFile(page: Page, place: Locator, file: string): Promise<void> {
  await place.waitFor()
  const transfer = await page.evaluateHandle(({ name, bytes }) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(bytes)], name))
    return data
  }, { name: path.basename(file), bytes: [...readFileSync(file)] })
  await place.dispatchEvent('drop', { dataTransfer: transfer })
}

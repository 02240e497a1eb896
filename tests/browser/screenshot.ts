// npm run screenshot: the picture in the README, taken of the demo workspace as it is built.
import path from 'node:path'
import { outlineRow } from './desk.ts'
import { House, ROOT, launch, visit } from './house.ts'

const house = new House()
await house.start()
const browser = await launch()
try {
  const mine = await visit(browser, house, 'demo-sonha-drafter')
  const plans: { id: string; unitId: string; superior: unknown }[] = await (await mine.context.request.get('/api/plans')).json()
  const plan = plans.find((one) => one.superior !== null)
  if (plan === undefined) throw new Error('the demo workspace has no forked plan')
  await mine.page.goto(`/plans/${plan.id}`)
  await mine.page.getByText('Ngầm Đá Trắng', { exact: false }).first().waitFor()
  await outlineRow(mine.page, 'Đo mưa và mực nước').click()
  await mine.page.getByRole('tab', { name: /Cấp trên/ }).click()
  await mine.page.locator('ins').first().waitFor()
  await mine.page.waitForTimeout(1000)
  await mine.page.screenshot({ path: path.join(ROOT, 'docs', 'screenshot.png') })
} finally {
  await browser.close()
  await house.close()
}

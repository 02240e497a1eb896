import type { Pack } from './pack.ts'
import { PACK_EN } from './pack-en.ts'
import { PACK_VI } from './pack-vi.ts'

const SAMPLE = 20_000
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu

/** The pack whose language the text is in: Vietnamese where at least one letter in fifty is one only Vietnamese has. */
export function choosePack(text: string): Pack {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const own = sample.match(VIETNAMESE)?.length ?? 0
  return letters === 0 || own * 50 >= letters ? PACK_VI : PACK_EN
}

import { readBullet } from './bullet.ts'
import { START, acceptLabel, labelCandidates } from './labels.ts'
import { columns } from './letterhead.ts'
import type { Line } from './lines.ts'
import type { Pack } from './pack.ts'
import { hasEndMark, isCapitals, isName, wordCount } from './shape.ts'

/** Where the foot and the appendices begin, as indices into the lines; both are `lines.length` where there is none. */
export interface Zones {
  readonly foot: number
  readonly appendix: number
}

/** How many lines above "Nơi nhận", or above the end, a signature may begin. */
const SIGNING_LINES = 10
const TAIL_LINES = 30
const LONGEST_RECIPIENT = 45
const LONGEST_AFTER_FILE = 14

/** Finds the foot from below: the list of recipients, else a signature's authority, else a role and a name, else a name. */
export function findZones(lines: readonly Line[], from: number, pack: Pack): Zones {
  const received = lastWhere(lines, from, (line) => columns(line).some((cell) => pack.recipientsStart.test(cell.text)))
  const appendixFrom = received >= 0 ? received : from
  let appendix = lines.findIndex((line, i) => i > appendixFrom && opensAppendix(line, pack, received >= 0))
  if (appendix < 0) appendix = lines.length
  if (received >= 0) appendix = Math.min(appendix, endOfFoot(lines, received, pack))
  const foot = received >= 0 ? aboveRecipients(lines, received, from, pack) : findSignature(lines, from, appendix, pack)
  return { foot: withPlace(lines, foot, from, pack), appendix }
}

/** A place and date may stand on top of the signature instead of on top of the text. */
function withPlace(lines: readonly Line[], foot: number, from: number, pack: Pack): number {
  let i = foot - 1
  while (i >= from && lines[i]?.text === '') i--
  return foot < lines.length && i >= from && pack.placeLine.test(lines[i]?.text ?? '') ? i : foot
}

/** The first line below the recipients that can be neither one of them nor a signature: a note, a label, a paragraph. */
function endOfFoot(lines: readonly Line[], received: number, pack: Pack): number {
  let filed = false
  for (let i = received + 1; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined || line.text === '') continue
    if (line.row !== null) return i
    const words = wordCount(line.text)
    if (/^\[\d{1,3}\]/.test(line.text) || words > LONGEST_RECIPIENT || pack.attachedNote.test(line.text)) return i
    if (filed && (isLabelled(line.text, pack) || pack.kinds.includes(line.text) || (words > LONGEST_AFTER_FILE && !pack.authority.test(line.text)))) return i
    filed ||= columns(line).some((cell) => pack.fileCopy.test(cell.text.slice(readBullet(cell.text)?.length ?? 0)))
  }
  return lines.length
}

/** A signature may stand above the recipients; then the foot begins with it. */
function aboveRecipients(lines: readonly Line[], received: number, from: number, pack: Pack): number {
  let top = received
  for (let i = received - 1, seen = 0; i >= from && seen < SIGNING_LINES; i--) {
    const line = lines[i]
    if (line === undefined || line.text === '') continue
    seen++
    if (pack.authority.test(line.text) && isCapitals(line.text)) top = i
    else if (hasEndMark(line.text) || line.text.length > 80 || readBullet(line.text) !== null) break
  }
  return top
}

function findSignature(lines: readonly Line[], from: number, end: number, pack: Pack): number {
  const tail: number[] = []
  for (let i = end - 1; i >= from && tail.length < TAIL_LINES; i--) if (lines[i]?.text !== '') tail.push(i)
  const at = (k: number): string => lines[tail[k] ?? -1]?.text ?? ''
  const authority = tail.findLast((i) => pack.authority.test(lines[i]?.text ?? '') && isCapitals(lines[i]?.text ?? ''))
  if (authority !== undefined) return authority
  let k = 0
  while (k < 3 && k < tail.length && pack.signingNote.test(at(k))) k++
  if (!isName(at(k)) || isLabelled(at(k), pack) || pack.bodyStart.test(at(k).toUpperCase())) return end
  let start = k
  while (start + 1 < tail.length && start < k + 4 && (pack.signingNote.test(at(start + 1)) || (isCapitals(at(start + 1)) && !isLabelled(at(start + 1), pack) && at(start + 1).length <= 60))) start++
  const above = at(start + 1)
  return start > k || above === '' || hasEndMark(above) ? (tail[start] ?? end) : end
}

function isLabelled(text: string, pack: Pack): boolean {
  return labelCandidates(text, pack, 'division').some((label) => label.form === 'upper' || label.named) || acceptLabel(labelCandidates(text, pack, null), text, START) !== null || readBullet(text) !== null
}

/** Below the foot an ordinary line may open an appendix; above it only one in capitals. */
function opensAppendix(line: Line, pack: Pack, belowFoot: boolean): boolean {
  return pack.appendixStart.test(line.text) && !hasEndMark(line.text) && (belowFoot || isCapitals(line.text))
}

function lastWhere(lines: readonly Line[], from: number, test: (line: Line) => boolean): number {
  for (let i = lines.length - 1; i >= from; i--) {
    const line = lines[i]
    if (line !== undefined && line.text !== '' && test(line)) return i
  }
  return -1
}

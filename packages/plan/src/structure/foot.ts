import type { Recipient, RecipientPurpose, Signature } from '../model/meta.ts'
import { readBullet } from './bullet.ts'
import type { Findings } from './findings.ts'
import { decision, leaveOut, noteMeta } from './findings.ts'
import { columns } from './letterhead.ts'
import type { Line } from './lines.ts'
import { cellOf } from './lines.ts'
import type { Pack } from './pack.ts'
import { isCapitals, isName, isOrnament, withoutEndMarks } from './shape.ts'

interface Entry {
  text: string
  /** What was added last: a long entry is not searched again for every line of it. */
  end: string
  lines: number[]
  /** It opened with a dash, so that the next one does too. */
  marked: boolean
}

/** Everything below the body: who receives the plan and for what, and who signs. */
export function readFoot(lines: readonly Line[], pack: Pack, findings: Findings): { readonly recipients: readonly Recipient[]; readonly signature: Signature; readonly place: Line | null } {
  const entries: Entry[] = []
  const signing: Line[] = []
  let receiving = false
  let place: Line | null = null
  let gap = false
  for (const line of lines) {
    if (line.text === '') {
      gap = true
      continue
    }
    for (const cell of withBraces(columns(line), pack)) {
      const opened = pack.recipientsStart.exec(cell.text)
      if (opened !== null) {
        receiving = true
        noteMeta(findings, 'recipients', [cell.number])
        const rest = cell.text.slice(opened[0].length).trim()
        if (rest !== '') entries.push({ text: rest, end: rest, lines: [cell.number], marked: false })
      } else if (isOrnament(cell.text)) leaveOut(findings, cell.number, 'ornament')
      else if (pack.signingNote.test(cell.text) || (pack.approvalNote.test(cell.text) && isCapitals(cell.text))) leaveOut(findings, cell.number, 'signing-note')
      else if (pack.placeLine.test(cell.text) && place === null) place = cell
      else if (isSigning(cell, signing, pack)) signing.push(cell)
      else if (receiving) receive(entries, cell, gap, pack)
      else leaveOut(findings, cell.number, 'foot-text')
    }
    gap = false
  }
  for (const entry of entries) noteMeta(findings, 'recipients', entry.lines)
  noteMeta(findings, 'signature', signing.map((line) => line.number))
  return { recipients: readRecipients(entries, pack, findings), signature: readSignature(signing, pack), place }
}

/** A brace or a bracketed purpose in a column of its own belongs to the name left of it. */
function withBraces(cells: readonly Line[], pack: Pack): readonly Line[] {
  const out: Line[] = []
  for (const cell of cells) {
    const left = out[out.length - 1]
    if (left !== undefined && /^(?:\}|\((?!\p{Lu}))/u.test(cell.text) && !pack.signingNote.test(cell.text)) out[out.length - 1] = cellOf(left, `${left.text} ${cell.text}`)
    else out.push(cell)
  }
  return out
}

function isSigning(cell: Line, signing: readonly Line[], pack: Pack): boolean {
  if (readBullet(cell.text) !== null) return false
  if (pack.authority.test(cell.text) || (isCapitals(cell.text) && pack.roleStart.test(cell.text))) return true
  if (signing.length > 0 && isCapitals(cell.text) && cell.text.length <= 80) return true
  return isName(cell.text) && !/[,;.:]$/.test(cell.text) && (pack.roleStart.test(cell.text) || !pack.bodyStart.test(cell.text.toUpperCase()))
}

/** A line without a mark goes on with the recipient above it, unless that one was finished. */
function receive(entries: Entry[], cell: Line, gap: boolean, pack: Pack): void {
  const bullet = readBullet(cell.text)
  const last = entries[entries.length - 1]
  // In a list of dashes what has none goes on with the line above, even over an empty line, but not with the last of all.
  const open = last !== undefined && (last.marked ? !/[;.})]$/.test(last.end) && (!gap || !pack.fileCopy.test(last.text)) : !gap && !/[,;.})]$/.test(last.end))
  if (bullet === null && last !== undefined && open) {
    last.text += ` ${cell.text}`
    last.end = cell.text
    last.lines.push(cell.number)
  } else {
    const text = bullet === null ? cell.text : cell.text.slice(bullet.length)
    entries.push({ text, end: text, lines: [cell.number], marked: bullet !== null })
  }
}

function readSignature(lines: readonly Line[], pack: Pack): Signature {
  const nameAt = lines.findIndex((line) => isName(line.text) && !isCapitals(line.text))
  // A title below the name is another one's or a second one; it counts only where none stands above.
  const above = nameAt > 0 && lines.slice(0, nameAt).some((line) => isCapitals(line.text)) ? lines.slice(0, nameAt) : lines
  const capitals = above.filter((line) => isCapitals(line.text) || pack.authority.test(line.text)).map((line) => line.text)
  const names = lines.filter((line) => !isCapitals(line.text) && !pack.authority.test(line.text)).map((line) => line.text)
  const named = names.filter((text) => isName(text))
  const roleAt = capitals.findIndex((text) => pack.roleStart.test(text) && !pack.authority.test(text))
  const split = roleAt >= 0 ? roleAt : capitals.length > 1 && pack.authority.test(capitals[0] ?? '') && !pack.authority.test(capitals.at(-1) ?? '') ? capitals.length - 1 : capitals.length
  const authority = capitals.slice(0, split).join(' ')
  const role = capitals.slice(split).join(' ')
  return { authority: authority === '' ? null : authority, role: role === '' ? null : role, name: named.at(-1) ?? names.at(-1) ?? null }
}

interface Member {
  readonly name: string
  readonly line: number
  readonly brace: boolean
  /** What stands in brackets, or after a brace. */
  readonly note: string
  readonly file: boolean
  /** It says something of its own in brackets, so that no brace below speaks for it. */
  readonly apart: boolean
}

function readRecipients(entries: readonly Entry[], pack: Pack, findings: Findings): readonly Recipient[] {
  const members = entries.map((entry) => readMember(entry, pack))
  const out: Recipient[] = []
  let waiting = 0
  for (let i = 0; i < members.length; ) {
    const member = members[i]
    if (member === undefined) break
    if (!member.brace) {
      out.push({ name: member.name, purpose: member.file ? 'file' : purposeOf(member.note, pack) })
      waiting = member.apart ? 0 : waiting + 1
      i++
      continue
    }
    let end = i
    while (members[end]?.brace === true) end++
    const group = members.slice(i, end)
    const purposes = groupPurposes(group, pack)
    for (let k = out.length - waiting; k < out.length; k++) {
      const before = out[k]
      const purpose = purposes[0] ?? null
      if (before === undefined || purpose === null) continue
      out[k] = { name: before.name, purpose }
      findings.decisions.push(decision('purpose-inferred', members[k]?.line ?? member.line, 0.5, { name: before.name, purpose }))
    }
    for (const [k, each] of group.entries()) out.push({ name: each.name, purpose: purposes[k] ?? null })
    waiting = 0
    i = end
  }
  return out
}

function readMember(entry: Entry, pack: Pack): Member {
  const line = entry.lines[0] ?? 0
  const file = pack.fileCopy.exec(entry.text)
  if (file !== null) {
    const name = withoutEndMarks(entry.text.slice(file[0].length))
    return { name: name === '' ? withoutEndMarks(entry.text) : name, line, brace: false, note: '', file: true, apart: true }
  }
  const brace = entry.text.indexOf('}')
  if (brace >= 0) {
    return { name: withoutEndMarks(entry.text.slice(0, brace)), line, brace: true, note: entry.text.slice(brace + 1).replace(/[}()]/g, ' ').trim(), file: false, apart: false }
  }
  const bracket = lastBracket(entry.text)
  const note = bracket?.note ?? ''
  const known = bracket !== null && (purposeOf(note, pack) !== null || /^để\b|^for\b/iu.test(note))
  return { name: withoutEndMarks(known ? entry.text.slice(0, bracket.at) : entry.text), line, brace: false, note: known ? note : '', file: false, apart: known || /^\p{Ll}/u.test(note) }
}

/**
 * The purposes of lines that a brace groups. One purpose may be split over several lines (`(để` / `chỉ đạo)`); where a run
 * of braces names two, the border lies midway between the lines that name them.
 */
function groupPurposes(group: readonly Member[], pack: Pack): readonly (RecipientPurpose | null)[] {
  const stated: { at: number; purpose: RecipientPurpose }[] = []
  for (const [at, member] of group.entries()) {
    const purpose = purposeOf(member.note, pack)
    if (purpose !== null) stated.push({ at, purpose })
  }
  if (stated.length === 0) {
    const whole = purposeOf(group.map((member) => member.note).join(' '), pack)
    return group.map(() => whole)
  }
  return group.map((_, i) => {
    let best = stated[0]
    for (const each of stated) if (best === undefined || Math.abs(each.at - i) < Math.abs(best.at - i)) best = each
    return best?.purpose ?? null
  })
}

function purposeOf(note: string, pack: Pack): RecipientPurpose | null {
  if (note === '') return null
  return pack.purposes.find((each) => each.pattern.test(note))?.purpose ?? null
}

/** What an unfinished last bracket holds, or one that nothing but end marks follows; null where there is none. */
function lastBracket(text: string): { readonly at: number; readonly note: string } | null {
  const at = text.lastIndexOf('(')
  if (at < 0) return null
  const close = text.indexOf(')', at)
  if (close < 0) return { at, note: text.slice(at + 1) }
  return /^\s*[;,.]*$/.test(text.slice(close + 1)) ? { at, note: text.slice(at + 1, close) } : null
}

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Block, Inline, InlineLeaf } from '../model/content.ts'
import { isText } from '../model/content.ts'
import type { Plan } from '../model/plan.ts'
import { inOrder } from '../model/plan.ts'
import type { Section, SectionContent } from '../model/section.ts'
import { canonicalBlock, canonicalInline, canonicalJson, canonicalSection } from './canonical.ts'
import { foldText } from '../model/fold.ts'

/** SHA-256 of `text` in UTF-8, 64 hexadecimal digits. */
export function sha(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** hRich: the hash of a section's own content with its marks. It is what `Section.base` holds. Remembered by identity. */
export function hashRich(content: SectionContent): string {
  return remembered(rich, content, (it) => sha(canonicalSection(it)))
}

/** hText: as hRich, of the folded text alone, without marks and kinds of block. Remembered by identity. */
export function hashText(content: SectionContent): string {
  return remembered(folded, content, (it) => sha([foldedInline(it.title), ...it.blocks.map(foldedBlock)].join('\n')))
}

/**
 * The Merkle hash of a plan as issued: letterhead and, per standing section in order, its id, kind, level, printed label
 * and hRich, hashed together with its subsections. Order keys and bases are not in it; whatever prints is.
 */
export function planHash(plan: Plan): string {
  const sections = plan.sections.filter((section) => section.removed !== true).sort(inOrder)
  let next = 0
  const children = (level: number): string[] => {
    const out: string[] = []
    while (next < sections.length) {
      const section = sections[next]
      if (section === undefined || depthOf(section) <= level) break
      next++
      out.push(nodeHash(section, children(depthOf(section))))
    }
    return out
  }
  return sha(canonicalJson(plan.meta) + children(-1).join(''))
}

/** True where two contents say the same with the same marks. What shares its parts, or was never hashed, needs no hash. */
export function sameContent(a: SectionContent, b: SectionContent): boolean {
  if (a === b || (a.title === b.title && a.blocks === b.blocks && a.runIn === b.runIn)) return true
  const [one, other] = [rich.get(a), rich.get(b)]
  if (one !== undefined && other !== undefined) return one === other
  if (!sameParts(a, b)) return false
  if (one !== undefined) rich.set(b, one)
  else if (other !== undefined) rich.set(a, other)
  return true
}

/** As by `canonicalSection`, which holds the parts one after another. */
function sameParts(a: SectionContent, b: SectionContent): boolean {
  if (a.runIn !== b.runIn || a.blocks.length !== b.blocks.length) return false
  for (const [i, block] of a.blocks.entries()) {
    const other = b.blocks[i]
    if (other === undefined || (block !== other && canonicalBlock(block) !== canonicalBlock(other))) return false
  }
  return a.title === b.title || canonicalInline(a.title) === canonicalInline(b.title)
}

const rich = new WeakMap<SectionContent, string>()
const folded = new WeakMap<SectionContent, string>()

function remembered(store: WeakMap<SectionContent, string>, content: SectionContent, make: (content: SectionContent) => string): string {
  const known = store.get(content)
  if (known !== undefined) return known
  const made = make(content)
  store.set(content, made)
  return made
}

function nodeHash(section: Section, children: readonly string[]): string {
  return sha([section.id, section.kind, section.level, section.label ?? '', hashRich(section), ...children].join('\u0000'))
}

/** Only body sections nest; the others stand at the root. */
function depthOf(section: Section): number {
  return section.kind === 'body' ? section.level : 0
}

function foldedBlock(block: Block): string {
  if (block.type === 'paragraph' || block.type === 'bullet') return foldedInline(block.content ?? [])
  return canonicalBlock(block)
}

/** Atoms without words of their own count by what they are. */
function foldedInline(content: readonly Inline[]): string {
  return foldText(content.map((inline) => (isText(inline) ? inline.text : atomText(inline))).join(''))
}

function atomText(atom: InlineLeaf): string {
  if (atom.type === 'hardBreak') return '\n'
  return ` ${canonicalInline([{ type: atom.type, ...(atom.attrs === undefined ? {} : { attrs: atom.attrs }) }])} `
}

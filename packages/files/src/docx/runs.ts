import type { Mark } from '@thac/plan'
import { countFont } from './fonts.ts'
import type { Paragraph, Reader } from './reader.ts'
import { note } from './reader.ts'
import type { Look } from './styles.ts'
import { readLook } from './styles.ts'
import { symbolText } from './symbols.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import { child, isElement, valueOf } from './xml.ts'

/** Fields that print where a page begins or how many there are: the paper's business, not the text's. */
const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)(?![A-Z])/i
/** What only wraps runs. */
const WRAPPERS = new Set(['hyperlink', 'smartTag', 'sdt', 'sdtContent', 'customXml', 'dir', 'bdo', 'subDoc', 'ruby', 'rubyBase', 'oMathPara', 'oMath', 'sSup', 'sSub', 'sSubSup', 'e', 'sup', 'sub', 'f', 'num', 'den', 'd', 'rad', 'deg', 'func', 'fName', 'nary'])

/** Reads the runs of a paragraph into it. `base`: how its style says they look. */
export function readRuns(nodes: readonly XmlNode[], paragraph: Paragraph, base: Look, reader: Reader): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    switch (node.name) {
      case 'r': readRun(node, paragraph, base, reader); break
      case 'ins': case 'moveTo':
        note(reader, 'insertions-accepted')
        readRuns(node.children, paragraph, base, reader)
        break
      case 'del': case 'moveFrom':
        if (node.children.some((each) => isElement(each, 'r'))) note(reader, 'deletions-dropped')
        break
      case 'fldSimple':
        if (!PAGE_FIELD.test(node.attrs['instr'] ?? '')) readRuns(node.children, paragraph, base, reader)
        break
      case 'AlternateContent': readRuns(branch(node), paragraph, base, reader); break
      default: if (WRAPPERS.has(node.name)) readRuns(node.children, paragraph, base, reader)
    }
  }
}

/** A field may run over several paragraphs, but not without having shown its result, nor a page number's. */
export function endFields(reader: Reader): void {
  const kept = reader.fields.filter((field) => field.result && !PAGE_FIELD.test(field.code))
  reader.fields.splice(0, reader.fields.length, ...kept)
}

function readRun(run: XmlElement, paragraph: Paragraph, base: Look, reader: Reader): void {
  const properties = child(run, 'rPr')
  const look: Look = { ...base, ...reader.styles.style(valueOf(properties, 'rStyle'), 'other').look, ...readLook(properties) }
  if (look.hidden === true) return
  if (isElementIn(properties, 'del')) {
    note(reader, 'deletions-dropped')
    return
  }
  const marks: readonly Mark[] = [...(look.bold === true ? [{ type: 'bold' }] : []), ...(look.italic === true ? [{ type: 'italic' }] : []), ...(look.underline === true ? [{ type: 'underline' }] : [])]
  const push = (text: string): void => {
    if (text === '' || reader.fields.some((field) => !field.result || PAGE_FIELD.test(field.code))) return
    countFont(reader.fonts, look.font, text)
    const printed = look.caps === true ? text.toUpperCase() : text
    paragraph.lines[paragraph.lines.length - 1]?.push(marks.length === 0 ? { type: 'text', text: printed } : { type: 'text', text: printed, marks })
  }
  readParts(run.children, push, paragraph, reader)
}

function readParts(nodes: readonly XmlNode[], push: (text: string) => void, paragraph: Paragraph, reader: Reader): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    switch (node.name) {
      case 't': push(textOf(node)); break
      case 'tab': case 'ptab': push('\t'); break
      case 'noBreakHyphen': push('-'); break
      case 'sym': push(symbolText(node.attrs['char'], node.attrs['font'])); break
      case 'br': case 'cr': paragraph.lines.push([]); break
      case 'instrText': {
        const field = reader.fields.at(-1)
        if (field !== undefined && !field.result) field.code += textOf(node)
        break
      }
      case 'fldChar': turnField(node.attrs['fldCharType'], reader); break
      case 'footnoteReference': case 'endnoteReference': {
        const element = reader.notes.get(`${node.name.slice(0, -'Reference'.length)}#${node.attrs['id'] ?? ''}`)
        if (element === undefined) break
        const mark = `[${++reader.marked}]`
        paragraph.notes.push({ mark, element })
        push(mark)
        break
      }
      case 'drawing': case 'pict': case 'object': readDrawing(node, paragraph, reader); break
      case 'AlternateContent': readParts(branch(node), push, paragraph, reader); break
      default: break
    }
  }
}

function turnField(type: string | undefined, reader: Reader): void {
  const field = reader.fields.at(-1)
  if (type === 'begin') reader.fields.push({ code: '', result: false })
  else if (type === 'separate' && field !== undefined) field.result = true
  else if (type === 'end') reader.fields.pop()
}

/** A drawing gives its text boxes, if it has any; a picture is said to be missing. */
function readDrawing(drawing: XmlElement, paragraph: Paragraph, reader: Reader): void {
  const boxes = findBoxes(drawing)
  if (boxes.length > 0) paragraph.boxes.push(...boxes)
  else if (holdsPicture(drawing)) note(reader, 'picture-dropped')
}

function findBoxes(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'txbxContent') return [element]
  const nodes = element.name === 'AlternateContent' ? branch(element) : element.children
  return nodes.flatMap((node) => (isElement(node) ? findBoxes(node) : []))
}

/** A line or frame drawn on the page says nothing; a picture or an object might. */
function holdsPicture(element: XmlElement): boolean {
  return ['blip', 'imagedata', 'OLEObject', 'chart', 'relIds'].includes(element.name) || element.children.some((node) => isElement(node) && holdsPicture(node))
}

/** Of two ways to say the same, the newer one; the older where the newer says nothing. */
export function branch(alternate: XmlElement): readonly XmlNode[] {
  const choice = child(alternate, 'Choice')?.children ?? []
  return choice.length > 0 ? choice : (child(alternate, 'Fallback')?.children ?? [])
}

function textOf(element: XmlElement): string {
  return element.children.filter((part): part is string => typeof part === 'string').join('')
}

function isElementIn(element: XmlElement | undefined, name: string): boolean {
  return child(element, name) !== undefined
}

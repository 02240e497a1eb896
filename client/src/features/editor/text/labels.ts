import type { Numbering, Place, Section, SectionId, SectionKind } from '@thac/plan'
import { places } from '@thac/plan'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

interface Labels {
  readonly decorations: DecorationSet
  /** The attributes of every section: while these are the same objects, no label can have changed. */
  readonly attrs: readonly Node['attrs'][]
  readonly numbering: Numbering
  /** The very same object while no place changed. */
  readonly where: ReadonlyMap<SectionId, Place>
}

const labelsKey = new PluginKey<Labels>('labels')

/**
 * Shows each section's label before its heading. Labels are computed from level and order and are no text: they are
 * attributes on the title's element (`data-label`), printed by the style sheet, so the caret never meets them.
 */
export function sectionLabels(numbering: Numbering): Plugin<Labels> {
  return new Plugin<Labels>({
    key: labelsKey,
    state: {
      init: (_config, state) => labelsOf(state.doc, numbering),
      apply(tr, before) {
        const given: unknown = tr.getMeta(labelsKey)
        // Only `renumber` sets this meta.
        const next = given === undefined ? before.numbering : (given as Numbering)
        if (!tr.docChanged && next === before.numbering) return before
        if (next === before.numbering && sameAttrs(tr.doc, before.attrs)) {
          return { ...before, decorations: before.decorations.map(tr.mapping, tr.doc) }
        }
        return labelsOf(tr.doc, next)
      },
    },
    props: { decorations: (state) => labelsKey.getState(state)?.decorations },
  })
}

/** Where every section stands, as the labels print it. */
export function placesIn(state: EditorState): ReadonlyMap<SectionId, Place> {
  return labelsKey.getState(state)?.where ?? NOWHERE
}

const NOWHERE: ReadonlyMap<SectionId, Place> = new Map()

/** A transaction that prints the labels by another numbering. */
export function renumber(state: EditorState, numbering: Numbering): EditorState['tr'] {
  return state.tr.setMeta(labelsKey, numbering).setMeta('addToHistory', false)
}

function labelsOf(doc: Node, numbering: Numbering): Labels {
  const sections: Section[] = []
  const starts: { readonly id: string; readonly at: number; readonly title: Node }[] = []
  const attrs: Node['attrs'][] = []
  doc.forEach((node, at, i) => {
    attrs.push(node.attrs)
    const title = node.firstChild
    if (title === null) return
    // A section that was pasted a moment ago has no id yet.
    const id = typeof node.attrs['id'] === 'string' ? node.attrs['id'] : `new-${i}`
    sections.push(placed(id, node.attrs))
    starts.push({ id, at: at + 1, title })
  })
  const where = places(sections, numbering)
  const decorations = starts.flatMap(({ id, at, title }) => {
    const place = where.get(id)
    if (place === undefined || place.label === '') return []
    return [Decoration.node(at, at + title.nodeSize, { 'data-label': place.label, ...(place.irregular ? { 'data-irregular': '' } : {}) })]
  })
  return { decorations: DecorationSet.create(doc, decorations), attrs, numbering, where }
}

/** As much of a section as its label hangs on. */
function placed(id: string, attrs: Node['attrs']): Section {
  const label: unknown = attrs['label']
  return {
    id, order: '', level: Number(attrs['level']),
    // The binding writes no other kinds.
    kind: attrs['kind'] as SectionKind,
    runIn: attrs['runIn'] === true, title: [], blocks: [],
    ...(typeof label === 'string' ? { label } : {}),
  }
}

/** Text edits keep a section's attribute object; everything that can change a label makes a new one. */
function sameAttrs(doc: Node, attrs: readonly Node['attrs'][]): boolean {
  if (doc.childCount !== attrs.length) return false
  for (let i = 0; i < attrs.length; i++) if (doc.child(i).attrs !== attrs[i]) return false
  return true
}

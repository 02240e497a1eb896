import type { Extensions } from '@tiptap/core'
import { Mark, Node } from '@tiptap/core'
import type { DOMOutputSpec, MarkSpec, Mark as PlanMark, Node as PlanNode, NodeSpec, SchemaSpec } from '@tiptap/pm/model'
import { markSpecs, nodeSpecs } from '@thac/sync'

/**
 * The plan's schema for Tiptap. `schemaSpec` is the truth (the same specs that the binding is tested with); Tiptap asks
 * for one extension of the same name for every type beside it, which here only hands parsing and rendering through.
 */
export const schemaSpec: SchemaSpec = { nodes: nodeSpecs, marks: markSpecs, topNode: 'doc' }

/** One Tiptap extension for every node and mark of the schema. */
export function schemaExtensions(): Extensions {
  return [
    ...Object.entries<NodeSpec>(nodeSpecs).map(([name, spec]) => nodeExtension(name, spec)),
    ...Object.entries<MarkSpec>(markSpecs).map(([name, spec]) => markExtension(name, spec)),
  ]
}

function nodeExtension(name: string, spec: NodeSpec): Node {
  return Node.create({
    name,
    topNode: name === 'doc',
    inline: spec.inline === true,
    group: spec.group ?? '',
    content: spec.content ?? '',
    parseHTML: () => [...(spec.parseDOM ?? [])],
    renderText: ({ node }) => (spec.leafText === undefined ? '' : spec.leafText(node)),
    ...(spec.toDOM === undefined ? {} : { renderHTML: ({ node }: { node: PlanNode }) => rendered(spec.toDOM?.(node)) }),
  })
}

function markExtension(name: string, spec: MarkSpec): Mark {
  return Mark.create({
    name,
    parseHTML: () => [...(spec.parseDOM ?? [])],
    renderHTML: ({ mark }: { mark: PlanMark }) => rendered(spec.toDOM?.(mark, true)),
  })
}

/** The plan's specs render arrays; Tiptap's type leaves other forms of an output spec out. */
function rendered(output: DOMOutputSpec | undefined): readonly [string, ...unknown[]] {
  if (!Array.isArray(output)) throw new Error('a plan spec renders as an array')
  // An output spec in array form begins with its tag name.
  return output as unknown as readonly [string, ...unknown[]]
}

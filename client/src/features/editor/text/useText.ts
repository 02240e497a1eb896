import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import { useEditor } from '@tiptap/react'
import type { Numbering, SectionId } from '@thac/plan'
import { planBinding, planCursors, planKeymap } from '@thac/sync'
import { useEffect } from 'react'
import type { PlanConnection } from '../../../platform/sync/index.ts'
import { caretSection } from './caretSection.ts'
import { commentHighlights } from './highlights.ts'
import { renumber, sectionLabels } from './labels.ts'
import { references } from './references.ts'
import { schemaExtensions, schemaSpec } from './schema.ts'
import type { TableWords } from './tables.ts'
import { tables } from './tables.ts'

export interface TextOptions {
  readonly connection: PlanConnection
  readonly editable: boolean
  readonly numbering: Numbering
  readonly label: string
  readonly onPickComment: (id: string) => void
  readonly onEnterSection: (id: SectionId | null) => void
  readonly onRescue: () => void
  /** A reference to this section was clicked. */
  readonly onGo: (id: SectionId) => void
  readonly words: TableWords & { readonly goneReference: string }
}

/**
 * The one view on the plan's text: Tiptap for its lifetime in React, our own binding for everything between the view and
 * the document. Tiptap's own keys, history and paste rules are left out; the binding brings its own.
 */
export function useText(options: TextOptions): Editor {
  const { connection, editable, numbering } = options
  const editor = useEditor({
    schemaSpec,
    extensions: [...schemaExtensions(), planExtension(options)],
    enableCoreExtensions: { keymap: false, delete: false, drop: false, paste: false, textDirection: false },
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: true,
    editable,
    editorProps: { attributes: { class: 'thac-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label, lang: 'vi', spellcheck: 'false' } },
    shouldRerenderOnTransaction: false,
  }, [connection, editable])

  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(renumber(editor.state, numbering))
  }, [editor, numbering])

  return editor
}

function planExtension({ connection, editable, numbering, onPickComment, onEnterSection, onRescue, onGo, words }: TextOptions): Extension {
  return Extension.create({
    name: 'plan',
    // Before Tiptap's own: what is copied is as the references say.
    priority: 200,
    addProseMirrorPlugins: () => [
      planBinding({ doc: connection.doc, clientPrefix: `s${connection.doc.clientID.toString(36)}-${crypto.randomUUID().slice(0, 8)}`, random: Math.random, readOnly: !editable, onRescue }),
      ...(editable ? [planKeymap()] : []),
      planCursors(connection.awareness, { label: (user) => user.name ?? '' }),
      sectionLabels(numbering),
      references({ gone: words.goneReference, onGo }),
      tables(words),
      commentHighlights(onPickComment),
      caretSection(onEnterSection),
    ],
  })
}

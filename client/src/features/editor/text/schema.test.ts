import { getSchemaByResolvedExtensions, resolveExtensions } from '@tiptap/core'
import { planSchema } from '@thac/sync'
import { describe, expect, it } from 'vitest'
import { schemaExtensions, schemaSpec } from './schema.ts'

const schema = getSchemaByResolvedExtensions(resolveExtensions(schemaExtensions()), undefined, schemaSpec)

describe('the schema of the view', () => {
  it('has the names of the plan schema, in its order', () => {
    expect(Object.keys(schema.nodes)).toEqual(Object.keys(planSchema.nodes))
    expect(Object.keys(schema.marks)).toEqual(Object.keys(planSchema.marks))
  })

  it.each(Object.keys(planSchema.nodes))('has the attributes, the content and the form of %s', (name) => {
    const ours = schema.nodes[name]
    const theirs = planSchema.nodes[name]
    expect(ours?.spec.attrs).toEqual(theirs?.spec.attrs)
    expect(ours?.spec.content).toBe(theirs?.spec.content)
    expect([ours?.isInline, ours?.isAtom, ours?.spec.group]).toEqual([theirs?.isInline, theirs?.isAtom, theirs?.spec.group])
  })

  it.each(Object.keys(planSchema.marks))('has the attributes and the rules of the mark %s', (name) => {
    expect(schema.marks[name]?.spec.attrs).toEqual(planSchema.marks[name]?.spec.attrs)
    expect(schema.marks[name]?.spec.excludes).toBe(planSchema.marks[name]?.spec.excludes)
  })

  it('reads what the plan schema writes', () => {
    const doc = planSchema.node('doc', null, [
      planSchema.node('section', { id: 'a', level: 2, kind: 'body', runIn: true, label: null }, [
        planSchema.node('title', null, [planSchema.text('Mục đích')]),
        planSchema.node('paragraph', null, [planSchema.text('đậm', [planSchema.mark('bold')]), planSchema.node('hardBreak')]),
        planSchema.node('bullet', { depth: 2 }, [planSchema.text('gạch')]),
      ]),
    ])
    expect(schema.nodeFromJSON(doc.toJSON()).toJSON()).toEqual(doc.toJSON())
  })
})

import type { Call } from '@thac/api'
import { CALLS, Problem } from '@thac/api'
import { z } from 'zod'

/** The interface as an OpenAPI 3.1 document, made from the same table that the routes parse with. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, call] of Object.entries<Call>(CALLS)) {
    const path = call.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operation(name, call) }
  }
  return { openapi: '3.1.0', info: { title: 'Thác', version: '1' }, paths, components: { schemas: { Problem: schemaOf(Problem, 'output') } } }
}

function operation(name: string, call: Call): Record<string, unknown> {
  const parameters = [...call.path.matchAll(/:(\w+)/g)].map(([, id]) => ({ name: id, in: 'path', required: true, schema: { type: 'string' } }))
  const takesBody = !call.body.safeParse(undefined).success
  return {
    operationId: name, summary: call.summary, parameters,
    ...(takesBody ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(call.body, 'input') } } } } : multipart(call)),
    responses: {
      [call.status]: { description: call.summary, content: { 'application/json': { schema: schemaOf(call.answer, 'output') } } },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

/** Calls that take a file say so in their summary, which names the fields. */
function multipart(call: Call): Record<string, unknown> {
  if (!call.summary.includes('multipart')) return {}
  const unit = call.summary.includes('unitId') ? { unitId: { type: 'string' } } : {}
  const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' }, ...unit }, required: ['file', ...Object.keys(unit)] }
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}

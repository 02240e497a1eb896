import type { Answer, Body, CallName } from '@thac/api'
import { CALLS } from '@thac/api'
import { ApiProblem, problemOf } from './problem.ts'

export interface AskOptions<N extends CallName> {
  /** Values for the `:name` parts of the path. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: Body<N>
  readonly signal?: AbortSignal
}

/**
 * Makes one call of the HTTP interface and gives back its parsed answer.
 * Throws ApiProblem for every other outcome: a problem document, no answer, an answer of another shape.
 */
export async function ask<N extends CallName>(name: N, options: AskOptions<N> = {}): Promise<Answer<N>> {
  const call = CALLS[name]
  const init: RequestInit = { method: call.method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (options.body !== undefined) {
    init.body = JSON.stringify(options.body)
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
  }
  if (options.signal !== undefined) init.signal = options.signal
  const response = await reach(address(call.path, options.params, options.query), init)
  return understand(name, response.status, await bodyOf(response))
}

/**
 * Sends a file to a multipart call and gives back the parsed answer. `onProgress` hears the share sent, 0 to 1.
 * Throws ApiProblem as `ask` does.
 */
export function upload<N extends CallName>(name: N, form: FormData, onProgress: (share: number) => void, params?: AskOptions<N>['params']): Promise<Answer<N>> {
  const call = CALLS[name]
  return new Promise((resolve, reject) => {
    // fetch cannot tell how far an upload has come.
    const request = new XMLHttpRequest()
    request.open(call.method, address(call.path, params))
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      try {
        resolve(understand(name, request.status, parseJson(request.responseText)))
      } catch (error) {
        reject(error)
      }
    }
    request.send(form)
  })
}

/** The address of a call: `:name` parts filled in and escaped, query appended. Throws where a part has no value. */
export function address(path: string, params: AskOptions<CallName>['params'] = {}, query: AskOptions<CallName>['query'] = {}): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, part: string) => {
    const value = params[part]
    if (value === undefined) throw new Error(`no value for :${part} in ${path}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()
  return search === '' ? filled : `${filled}?${search}`
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  return parseJson(await response.text())
}

/** Answers without a body, or with one that is no JSON, count as null and are refused by the schema. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function understand<N extends CallName>(name: N, status: number, body: unknown): Answer<N> {
  if (status < 200 || status > 299) throw problemOf(status, body)
  const parsed = CALLS[name].answer.safeParse(body)
  if (!parsed.success) throw new ApiProblem(status, 'unexpected-answer', `${name}: ${parsed.error.message}`)
  // The schema is the one of this very call; TypeScript cannot follow that through the union of all calls.
  return parsed.data as Answer<N>
}

function unreachable(): ApiProblem {
  return new ApiProblem(0, 'unreachable', 'no answer')
}

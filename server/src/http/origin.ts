import type { RequestHandler } from 'express'
import { sendProblem } from './send.ts'

export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean

/**
 * Tells whether a browser's page of `origin` may use this server's cookies at `host`: a page of our own. A program that
 * is no browser sends no origin. A server that only this machine reaches trusts this machine's pages (the client's own
 * development server is on another port).
 */
export function originCheck(isLoopback: boolean): OriginCheck {
  return (origin, host) => {
    if (origin === undefined) return true
    if (!URL.canParse(origin)) return false
    const url = new URL(origin)
    return url.host === host || (isLoopback && isLoopbackName(url.hostname))
  }
}

/** True for a name or address of this machine itself. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** Refuses writes that another site's page sends with our cookie. */
export function refuseForeignOrigins(isOwnOrigin: OriginCheck): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (reads || isOwnOrigin(request.headers.origin, request.headers.host)) next()
    else sendProblem(response, 'foreign-origin')
  }
}

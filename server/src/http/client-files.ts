import express from 'express'
import type { Router } from 'express'
import path from 'node:path'

/**
 * Serves the built client from `folder`: files with a hash in their name for ever, the page itself never from a cache, and
 * the page for every address of the client's own.
 */
export function clientFiles(folder: string): Router {
  const router = express.Router()
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.use(express.static(folder, { index: false, maxAge: '1h', setHeaders: (response, file) => { if (file.endsWith('.html')) response.setHeader('Cache-Control', 'no-cache') } }))
  router.get('/{*any}', (request, response, next) => {
    // A missing file is missing; every other address is a screen.
    if (path.extname(request.path) !== '') return next()
    response.sendFile(path.join(folder, 'index.html'), { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } }, (error) => { if (error !== undefined) next() })
  })
  return router
}

import multer from 'multer'
import type { Request, RequestHandler } from 'express'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Upload } from '../plans/import-file.ts'

/** Largest file taken in, in bytes. */
export const LARGEST_FILE = 50 * 1024 * 1024

/** Reads one file and its fields out of a multipart request, in memory. */
export const oneFile: RequestHandler = multer({
  storage: multer.memoryStorage(), defParamCharset: 'utf8', limits: { fileSize: LARGEST_FILE, files: 1, fields: 10, fieldSize: 4096 },
}).single('file')

/** The file of a request that `oneFile` has read. */
export function uploadOf(request: Request): Outcome<Upload> {
  const { file } = request
  if (file === undefined) return refused('missing-file')
  return done({ name: file.originalname.slice(0, 200), bytes: new Uint8Array(file.buffer.buffer, file.buffer.byteOffset, file.buffer.byteLength) })
}

/** A text field of a request that `oneFile` has read; empty where it is missing. */
export function fieldOf(request: Request, name: string): string {
  // Without a multipart body there are no fields.
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

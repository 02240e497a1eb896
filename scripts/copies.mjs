// One copy each of the libraries that break when there are two in one program.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './house.mjs'

const SINGLE = ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom', 'prosemirror-model', 'prosemirror-state', 'prosemirror-transform', 'prosemirror-view', '@tiptap/core', 'kysely']
const lock = readFileSync(path.join(ROOT, 'pnpm-lock.yaml'), 'utf8')
let bad = false
for (const name of SINGLE) {
  const versions = new Set([...lock.matchAll(new RegExp(`^  '?${name.replace(/[/-]/g, '\\$&')}@([0-9][^:('\\s]*)`, 'gm'))].map((match) => match[1]))
  if (versions.size === 1) continue
  bad = true
  console.error(`${name}: ${versions.size === 0 ? 'not in the lock file' : `several copies (${[...versions].join(', ')})`}`)
}
process.exit(bad ? 1 : 0)

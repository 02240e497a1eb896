import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
// The configuration is CommonJS, as the tool wants it.
const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as { forbidden: readonly { name: string }[] }

describe('the layer check', () => {
  const out = spawnSync(process.execPath, ['scripts/layers.mjs'], { cwd: root, encoding: 'utf8', env: { ...process.env, THAC_LAYERS_ROOT: path.join(root, 'tests/fixtures/layers') } })

  it('fails on a tree that breaks every rule', () => expect(out.status).toBe(1))

  it.each(config.forbidden.map((rule) => rule.name))('names the broken rule %s', (name) => {
    expect(out.stderr).toMatch(new RegExp(`error ${name}: `))
  })
})

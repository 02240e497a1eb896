// npm test: types, lint, layers, then every test, the browser's included. Last line: `N passed, N failed, N skipped`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT, install, run } from './house.mjs'

await install()
await chromium()
const { buildAll } = await import('./build.mjs')
const count = { passed: 0, failed: 0, skipped: 0 }
const failures = []

const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name)
await check('types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json'])
await check('lint', bin('eslint'), ['.', '--max-warnings', '0'])
await check('layers', process.execPath, ['scripts/layers.mjs'])
await check('copies', process.execPath, ['scripts/copies.mjs'])
await buildAll()
for (const project of ['unit', 'server', 'browser']) await vitest(project)

for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1

async function check(name, command, args) {
  const started = Date.now()
  const ok = (await run(command, args)) === 0
  count[ok ? 'passed' : 'failed']++
  if (!ok) failures.push(name)
  console.log(`${ok ? 'ok' : 'FAILED'}  ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

async function vitest(project) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'thac-test-'))
  const report = path.join(folder, 'report.json')
  const code = await run(bin('vitest'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests'])
  if (existsSync(report)) {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    count.passed += result.numPassedTests
    count.failed += result.numFailedTests
    count.skipped += result.numPendingTests + result.numTodoTests
    for (const file of result.testResults) {
      if (file.status === 'failed' && file.assertionResults.length === 0) {
        count.failed++
        failures.push(`${file.name}: ${file.message}`)
      }
      for (const test of file.assertionResults) if (test.status === 'failed') failures.push(`${path.relative(ROOT, file.name)} › ${test.fullName}`)
    }
    if (code !== 0 && result.numFailedTests === 0 && !result.testResults.some((file) => file.status === 'failed')) {
      count.failed++
      failures.push(`${project}: the runner stopped with ${code}`)
    }
  } else {
    count.failed++
    failures.push(`${project}: no report`)
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Finds Chromium for the browser tests; on Debian as root installs it; elsewhere says how to get it. */
async function chromium() {
  const { findChromium } = await import('./chromium.mjs')
  if (findChromium() !== null) return
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await run('apt-get', ['update', '-q'])
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  if (findChromium() === null) {
    console.error('The browser tests need Chromium: install your system\'s chromium package, or set CHROMIUM to its path.')
    process.exit(1)
  }
}

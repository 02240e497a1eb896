import { defineConfig } from 'vitest/config'

/** One project a kind of test: pure and fast beside the source; the server's with real processes; the browser's. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['packages/*/src/**/*.test.ts', 'client/src/**/*.test.{ts,tsx}'], environment: 'node', setupFiles: ['tests/house/seed.ts'] } },
      { test: { name: 'server', include: ['server/src/**/*.test.ts', 'tests/{bench,crash,convergence,structure,house,merge}/**/*.test.ts'], environment: 'node', setupFiles: ['tests/house/seed.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], environment: 'node', testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
})

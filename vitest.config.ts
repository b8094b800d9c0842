import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['poiju-source', 'node'] }
const ssr = { resolve: { conditions: ['poiju-source', 'node'], externalConditions: ['poiju-source', 'node'] } }

// unit: no I/O. db: on the real PostgreSQL, one embedded server for all. browser: journeys in Chromium against the built application.
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: ['{app,packages,content,tools,bench,chaos}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // property tests share two cores with a database and a browser
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'db',
          include: ['app/**/*.db.test.ts', 'packages/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['app/testing/database.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'browser',
          include: ['e2e/**/*.journey.ts'],
          globalSetup: ['e2e/server.setup.ts'],
          testTimeout: 240_000,
          // A condition is waited for as long as a busy machine may need; it is met at once on an idle one.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** Styles and scripts beside their compressed forms: made once at the build, as small as they get. The server sends what the browser takes. */
function precompress(): Plugin {
  return {
    name: 'poiju-precompress',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

/** What strangers hand in is read in a thread of its own: its entry, beside the server's. */
function verifyWorker(): Plugin {
  return {
    name: 'poiju-verify-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    buildStart() {
      this.emitFile({ type: 'chunk', id: './issuing/verify-worker.ts', fileName: 'verify-worker.js' })
    },
  }
}

// Server and screens are one module graph: the SSR build starts at server.ts, so that each module exists once in a process.
export default defineConfig({
  plugins: [reactRouter(), precompress(), verifyWorker()],
  resolve: { conditions: ['poiju-source', 'browser', 'module', 'import', 'default'] },
  ssr: { resolve: { conditions: ['poiju-source', 'node', 'module', 'import', 'default'] } },
  environments: {
    ssr: {
      resolve: { conditions: ['poiju-source', 'node', 'module', 'import', 'default'] },
      build: { rollupOptions: { input: './server.ts' }, target: 'node22', emptyOutDir: true },
    },
    client: { build: { assetsInlineLimit: 0, emptyOutDir: true } },
  },
})

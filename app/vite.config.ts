import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

// Server and screens are one module graph: the SSR build starts at server.ts, so that each module exists once in a process.
export default defineConfig({
  plugins: [reactRouter()],
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

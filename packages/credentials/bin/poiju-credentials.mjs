#!/usr/bin/env node
// In the repository the source runs as it is; a published package has only the built files. Compiled code is kept between runs where Node can.
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

enableCompileCache?.()
const source = new URL('../src/cli/main.ts', import.meta.url)
const { main } = await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2))

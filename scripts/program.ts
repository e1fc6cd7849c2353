// Runs one of our programs, named by its path, as one script: `node scripts/program.ts worker/main.ts`.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { scriptOf } from './programs/script.ts'

process.setSourceMapsEnabled(true) // stack traces name our files
const root = path.dirname(import.meta.dirname)
const script = await scriptOf(root, process.argv[2] ?? '')
await import(pathToFileURL(script).href)

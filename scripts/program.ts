// Runs one of our programs, named by its path, as one script: `node scripts/program.ts worker/main.ts`.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { nameOurFiles } from './programs/stack.ts'
import { scriptOf } from './programs/script.ts'

const root = path.dirname(import.meta.dirname)
const [, , program = '', content] = process.argv
const script = await scriptOf(root, program, content)
nameOurFiles(script)
await import(pathToFileURL(script).href)

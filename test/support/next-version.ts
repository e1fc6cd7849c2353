import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ours = path.resolve(import.meta.dirname, '../..')
const folders = ['activities', 'api', 'app', 'client', 'domain', 'platform', 'scripts', 'store']
const more = ['web', 'worker', 'workflows', 'package.json', 'package-lock.json', 'tools']

/** What the next version adds to the tables. */
const migration = `import { type Kysely, sql } from 'kysely'
export const next = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql\`alter table pathways add column of_next text\`.execute(database)
    await sql\`create index inbox_of_next on inbox (stored_real)\`.execute(database)
  },
}
`

/**
 * Makes a checkout of a version that could be the next: with one more migration, and with another runner of workflows. The
 * timer that it sets after each turn is a patch, unless histories need not be replayed by it.
 */
export function makeNextVersion(root: string, { patched }: { readonly patched: boolean }): void {
  mkdirSync(root)
  for (const part of [...folders, ...more])
    cpSync(path.join(ours, part), path.join(root, part), { recursive: true })
  symlinkSync(path.join(ours, 'node_modules'), path.join(root, 'node_modules'))
  writeFileSync(path.join(root, 'store/migrations/9999-next.ts'), migration)
  change(root, 'store/migrations/index.ts', [
    ['import { begin }', `import { next } from './9999-next.ts'\nimport { begin }`],
    [`'0001-begin': begin,`, `'0001-begin': begin,\n  '9999-next': next,`],
  ])
  const timer = `${patched ? `if (patched('next')) ` : ''}await sleep(5)`
  change(root, 'workflows/runner.ts', [
    ['turns += 1', `turns += 1\n      ${timer}`],
    ['  proxyActivities,', '  patched,\n  proxyActivities,'],
  ])
}

/** Changes a file of it in places that it must have. */
function change(root: string, file: string, changes: readonly (readonly [string, string])[]): void {
  const at = path.join(root, file)
  let text = readFileSync(at, 'utf8')
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`)
    text = text.replace(before, after)
  }
  writeFileSync(at, text)
}

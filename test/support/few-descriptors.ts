// A process that has no descriptor left answers what needs one. Started under a low `ulimit -n`; prints what it answered.
import { openSync, readFileSync } from 'node:fs'
import fastify from 'fastify'
import { answerFailures } from '../../api/failures.ts'
import type { App, Deps } from '../../api/deps.ts'
import { openDatabase } from '../../store/database.ts'
import { sql } from 'kysely'

const database = openDatabase(process.argv[2] ?? '', {
  connectMs: 5000,
  queryMs: 5000,
  connections: 1,
})
const app = fastify()
answerFailures(app as unknown as App, {} as Pick<Deps, 'config' | 'clock'>)
app.get('/database', async () => sql`select 1`.execute(database))
app.get('/file', async () => readFileSync(import.meta.filename, 'utf8'))
await app.ready()
await app.inject('/nothing') // what is loaded at the first request is loaded now
const ask = async () => {
  const answers: [number, unknown][] = []
  for (const url of ['/database', '/file']) {
    const answer = await app.inject({ url, headers: { host: 'localhost' } })
    answers.push([answer.statusCode, answer.statusCode === 200 ? 'fine' : answer.json().code])
  }
  return answers
}
let full = ''
try {
  for (;;) openSync('/dev/null', 'r')
} catch (error) {
  full = String((error as { code?: unknown }).code)
}
process.stdout.write(JSON.stringify({ full, answers: await ask() }))
process.exit(0)

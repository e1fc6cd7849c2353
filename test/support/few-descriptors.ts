// A process that has no descriptor left answers what needs one. Started under a low `ulimit -n`; prints what it answered.
import { openSync, readFileSync } from 'node:fs'
import fastify, { type FastifyInstance } from 'fastify'
import { answerFailures } from '../../api/failures.ts'
import type { Deps } from '../../api/deps.ts'
import { openDatabase } from '../../store/database.ts'
import { sql } from 'kysely'

const database = openDatabase(process.argv[2] ?? '', {
  connectMs: 5000,
  queryMs: 5000,
  connections: 1,
})
const app: FastifyInstance = fastify()
answerFailures(app, {} as Deps) // it reads nothing of them for an API's addresses
app.get('/database', async () => sql`select 1`.execute(database))
app.get('/file', async () => readFileSync(import.meta.filename, 'utf8'))
await app.ready()
await app.inject('/nothing') // what is loaded at the first request is loaded now
const ask = async () => {
  const answers: [number, unknown][] = []
  for (const url of ['/database', '/file']) {
    const answer = await app.inject({ url, headers: { host: 'localhost' } })
    answers.push([answer.statusCode, answer.json<{ code?: unknown }>().code])
  }
  return answers
}
const fill = (): unknown => {
  try {
    for (;;) openSync('/dev/null', 'r')
  } catch (error) {
    return (error as { code?: unknown }).code // an error of the system has one
  }
}
const full = fill()
process.stdout.write(JSON.stringify({ full, answers: await ask() }))
process.exit(0)

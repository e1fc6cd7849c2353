import { MockActivityEnvironment } from '@temporalio/testing'
import { pino } from 'pino'
import { createSurvey } from '../../activities/survey.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { figuresOf, inMs } from '../figures.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { realClock } from '../../platform/clock.ts'
import { workflowIdOf } from '../../client/temporal.ts'

const rounds = 10

/** A round of the warden with nothing to mend, beside a Temporal that answers at once: how long it takes, and what memory. */
export async function benchWarden(url: string): Promise<string> {
  const patience = { connectMs: 5000, queryMs: 60_000, connections: 2 }
  const database = openDatabase(url, patience)
  try {
    const survey = createSurvey({
      database,
      clock: realClock,
      attendant: await everythingRuns(database),
      log: pino({ level: 'silent' }),
      namespace: await readNamespace(database),
    })
    const round = () =>
      new MockActivityEnvironment().run<
        [],
        Awaited<ReturnType<typeof survey>>,
        () => ReturnType<typeof survey>
      >(survey)
    await round() // plans the meetings that its sites' rhythms ask for
    const [taken, memory]: [number[], number[]] = [[], []]
    for (let n = 0; n < rounds; n++) {
      const before = process.memoryUsage().heapUsed
      const began = performance.now()
      await round()
      taken.push(performance.now() - began)
      memory.push((process.memoryUsage().heapUsed - before) / 1_000_000)
    }
    const { median, p95 } = figuresOf(taken)
    return `A round of the warden with nothing to mend: ${inMs(median)} (p95 ${inMs(p95)}), ${Math.max(0, ...memory).toFixed(0)} MB; Temporal's own answers not counted.`
  } finally {
    await database.destroy()
  }
}

/** A Temporal that runs a workflow for each open pathway and conference. */
async function everythingRuns(database: Database) {
  const rows = await database
    .selectFrom('entities')
    .select(['kind', 'id'])
    .where('ended', '=', false)
    .execute()
  const ids = rows.map(({ kind, id }) => workflowIdOf(kind, id)).sort()
  return {
    failing: () => Promise.resolve([]),
    abandoned: () => Promise.resolve([]),
    strangers: () => Promise.resolve([]),
    end: () => Promise.resolve(),
    wake: () => Promise.resolve(),
    countRunning: () => Promise.resolve(ids.length),
    running: ({ first, last }: { first: string; last: string } = { first: '', last: '~' }) =>
      Promise.resolve(new Set(ids.slice(ids.indexOf(first), ids.indexOf(last) + 1))),
  }
}

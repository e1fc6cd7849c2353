// `npm run heal`: puts back into a restored PostgreSQL what Temporal remembers beyond it. The system may be running.
import { loadConfig } from '../platform/config.ts'
import { connectTemporal } from '../client/temporal.ts'
import { counted } from './supervisor/counted.ts'
import { heal, type Healed } from './heal/run.ts'
import { mailDomainOf } from '../platform/mail-domain.ts'
import { openDatabase } from '../store/database.ts'
import { openKeyring } from '../store/vault/open-keyring.ts'
import { readNamespace, renewRehearsal } from '../store/rehearsal.ts'
import { realClock, rehearsedClock } from '../platform/clock.ts'
import { isAnswering } from '../store/reads/answering.ts'
import { plainly } from './plainly.ts'
import { StartFault } from './supervisor/fault.ts'
import { temporalTrouble } from '../client/trouble.ts'

const patience = { connectMs: 10_000, queryMs: 60_000, connections: 6 }

await plainly(run)

async function run(): Promise<void> {
  const config = loadConfig('heal')
  const database = openDatabase(config.databaseUrl, patience, openKeyring(config))
  const attendant = connectTemporal(config.temporal, config.temporalNamespace)
  const clock =
    config.clockSpeed === 1
      ? realClock
      : rehearsedClock(config.clockSpeed, (real) =>
          renewRehearsal(database, config.clockSpeed, real),
        )
  try {
    if (!(await isAnswering(database)))
      throw new StartFault(
        'PostgreSQL does not answer, or has no tables yet: start the system, and run this again.',
      )
    const trouble = await temporalTrouble(config.temporal)
    if (trouble) throw new StartFault(`Temporal cannot be asked (${trouble.why}).`)
    const healed = await heal({
      database,
      attendant,
      clock,
      namespace: await readNamespace(database),
      mailDomain: mailDomainOf(config.mailFrom),
      real: Date.now,
      progress: (done, of) => {
        if (done % 1000 < 4 && of > 1000) console.log(`${done} of ${of} looked at.`)
      },
    })
    for (const line of told(healed)) console.log(line)
  } finally {
    clock.stop()
    await database.destroy()
    await attendant.client.connection.close()
  }
}

/** What was done, and what could not be. */
function told(healed: Healed): string[] {
  const { looked, pathways, conferences, posts, events, commands, messages, lost } = healed
  if (looked === 0)
    return [
      'Temporal has no histories. If it was lost as well, what happened after the database was backed up is lost with it.',
    ]
  const histories = counted(
    looked,
    'pathway, meeting or post has',
    'pathways, meetings and posts have',
  )
  const lines = [
    `${histories} a history.`,
    `Put back: ${counted(events, 'event')} on ${counted(pathways, 'pathway')}, ${counted(conferences, 'meeting')} and ${counted(posts, 'post')}; ${counted(commands, 'command')}, without their bodies.`,
    `Queued again: ${counted(messages, 'notice or message', 'notices and messages')} that nobody is known to have had.`,
  ]
  if (pathways + conferences > 0)
    lines.push(
      'What cannot come back: the words of what was sent since the backup (names, notes, reasons), changes of reference data, drafts, sign-ins and the audit log since then. Whoever coordinates each of these pathways and meetings owes a look at what has to be written again.',
    )
  for (const { kind, id, events: count } of lost)
    lines.push(
      `Not put back: ${counted(count, 'event')} of ${kind} ${id}, because something before them is not remembered or something else was decided since.`,
    )
  return lines
}

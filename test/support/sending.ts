import { afterAll, beforeEach } from '@jest/globals'
import { MockActivityEnvironment } from '@temporalio/testing'
import { DefaultLogger } from '@temporalio/worker'
import { pino } from 'pino'
import { createDatabase, patient } from './database.ts'
import { createSend, type SendPorts } from '../../activities/send.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { realClock } from '../../platform/clock.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'

/** The agency to which messages go. */
export const met = 'metropolitan-police-service'

/** What sends messages, over a database and a mail server of a test's own. */
export interface Sending {
  readonly database: Database
  readonly smtp: TestSmtp
  /** Everything that was logged. */
  readonly logged: string[]
  /** Signs of life so far. */
  readonly beats: number
  /** Runs the activity once, as a worker would. */
  send(message: string, changes?: Partial<SendPorts>): Promise<void>
  /** A message as its post composed it, about one obligation. */
  compose(role?: string, composedReal?: number): Promise<string>
  /** How many were composed so far. */
  readonly composed: number
  /** What was put into the post's inbox about a message. */
  results(message: string): Promise<object[]>
  stop(): Promise<void>
}

/** Starts to send for a whole test file: the mail server accepts everything at the beginning of each test. */
export async function ownSending(): Promise<Sending> {
  const sending = await startSending()
  beforeEach(() => sending.smtp.behave('accepts'))
  afterAll(() => sending.stop())
  return sending
}

async function startSending(): Promise<Sending> {
  const of = await createDatabase()
  const database = openDatabase(of.url, patient(5))
  const namespace = await readNamespace(database)
  const smtp = await startSmtp()
  const logged: string[] = []
  const counts = { beats: 0, composed: 0 }
  return {
    database,
    smtp,
    logged,
    get beats() {
      return counts.beats
    },
    get composed() {
      return counts.composed
    },
    async send(message, changes = {}) {
      const activity = createSend({
        database,
        clock: realClock,
        namespace,
        smtpUrl: smtp.url,
        mailFrom: 'Throughline <throughline@example.org>',
        publicUrl: 'http://localhost:3000',
        log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
        ...changes,
      })
      const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') })
      environment.on('heartbeat', () => (counts.beats += 1))
      await environment.run(activity, { message })
    },
    compose: (role = 'policeLead', composedReal = Date.now()) =>
      composeFor(database, { n: ++counts.composed, role, composedReal }),
    async results(message) {
      const rows = await database
        .selectFrom('inbox')
        .select('body')
        .where('name', '=', 'report-delivery')
        .execute()
      return rows
        .map(({ body }) => body)
        .filter((body) => (body as { message: string }).message === message)
    },
    async stop() {
      await smtp.down()
      await database.destroy()
      await of.drop()
    },
  }
}

async function composeFor(
  database: Database,
  {
    n,
    role,
    composedReal,
  }: { readonly n: number; readonly role: string; readonly composedReal: number },
): Promise<string> {
  const [id, obligation, pathway] = [`${met}.${n}`, `pw${n}.1`, `pw${n}`]
  const at = new Date()
  await database
    .insertInto('messages')
    .values({
      id,
      agency: met,
      role,
      header_id: `<message-${n}@example.org>`,
      composed_at: at,
      composed_real: composedReal,
      outcome: 'sending',
    })
    .execute()
  await database
    .insertInto('obligations')
    .values({
      id: obligation,
      pathway,
      site: 'london',
      home: 'london',
      what: 'triage',
      agency: met,
      role,
      since: at,
      due: at,
      clock: 'triage',
      source: '',
      mark: 'K',
      ladder: 'standard',
    })
    .execute()
  await database
    .insertInto('notices')
    .values({
      id: crypto.randomUUID(),
      pathway,
      site: 'london',
      obligation,
      what: 'triage',
      agency: met,
      role,
      rung: 'asked',
      urgent: false,
      event_seq: 1,
      queued_at: at,
      outcome: 'queued',
      message: id,
    })
    .execute()
  return id
}

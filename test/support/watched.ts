import { expect } from '@jest/globals'
import { Client, Connection } from '@temporalio/client'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { NativeConnection } from '@temporalio/worker'
import { pino } from 'pino'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startApi, type TestApi } from './api.ts'
import type { Answer } from './requests.ts'
import { Attendant } from '../../client/temporal.ts'
import { ClockWatch } from '../../platform/clock-watch.ts'
import { compareClocks } from '../../store/database-clock.ts'
import { createActivities, createWorker } from '../../worker/worker.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import type { MovableClock } from './clock.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'
import { startTemporal } from './temporal.ts'
import { storeTold } from './told.ts'
import { testBundle } from './engine.ts'
import { unpackedOf } from './copies.ts'

/** The whole system, with everything that leaves the one place for words written down: what it logs, answers, sends and keeps. */
export interface Watched {
  readonly api: TestApi
  readonly smtp: TestSmtp
  readonly logged: readonly string[]
  /** Every answer that a test notes, with its headers. */
  readonly answers: string[]
  /** Sends something, and notes what was answered. */
  send(method: 'POST' | 'PUT', url: string, token: string, body?: object): Promise<Answer>
  /** Tells a meeting something as a pathway does, by a command of the system. */
  tell(meeting: string, name: string, body: object): Promise<void>
  /** Wakes everything that there is, as after a move of the clock. */
  wakeAll(): Promise<void>
  /** Ends the worker, and gives what stands in each place that is to hold no words. */
  places(): Promise<Record<'inTemporal' | 'copies' | 'logs' | 'mails' | 'answers', string>>
  stop(): Promise<void>
}

/** Starts it, over a Temporal that keeps its store in a file which can be searched. */
export async function startWatched(clock: MovableClock): Promise<Watched> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-watched-'))
  const file = path.join(folder, 'temporal.db')
  const logged: string[] = []
  const answers: string[] = []
  const [temporal, smtp] = await Promise.all([startTemporal({ file }), startSmtp()])
  const { address, namespace } = temporal
  const connection = await NativeConnection.connect({ address })
  const client = new Client({ connection: await Connection.connect({ address }), namespace })
  const attendant = new Attendant(client)
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const api = await startApi({ attendant, clock, log })
  const { database } = api
  const activities = createActivities({
    database,
    clock,
    watch: new ClockWatch({ log, compare: (own) => compareClocks(database, own) }),
    namespace: await readNamespace(database),
    attendant,
    log,
    config: {
      smtpUrl: smtp.url,
      mailFrom: 'Throughline <throughline@example.org>',
      publicUrl: 'http://localhost:3000',
    },
  })
  const worker = await createWorker(connection, namespace, await testBundle(), activities)
  const running = worker.run()
  const end = async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown()
    await running
  }
  const wake = (kind: EntityKind, id: string) => attendant.wake(kind, id)
  return {
    api,
    smtp,
    logged,
    answers,
    send: async (method, url, token, body) => {
      const answer = await api.send(method, url, token, body)
      answers.push(answer.text, JSON.stringify(answer.headers))
      return answer
    },
    tell: async (meeting, name, body) => {
      await storeTold(database, meeting, name, body, await clock.now())
      await wake('conference', meeting)
    },
    wakeAll: async () => {
      const all = await database.selectFrom('entities').select(['kind', 'id']).execute()
      for (const { kind, id } of all) await wake(kind, id)
    },
    places: async () => {
      await end()
      const inTemporal = [file, `${file}-wal`]
        .filter((name) => existsSync(name))
        .map((name) => readFileSync(name).toString('latin1'))
        .join('')
      return {
        inTemporal,
        copies: await unpackedOf(client),
        logs: logged.join(''),
        mails: mailsIn(smtp),
        answers: answers.join(''),
      }
    },
    stop: async () => {
      await end() // also where a test failed half-way
      await api.stop()
      await client.connection.close()
      await connection.close()
      await smtp.down()
      await temporal.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** None of these words stands in any of the places. */
export function expectNowhere(
  words: readonly string[],
  places: Readonly<Record<string, string>>,
): void {
  for (const [place, text] of Object.entries(places))
    expect({
      place,
      found: words.filter((word) => text.toLowerCase().includes(word.toLowerCase())),
    }).toEqual({ place, found: [] })
}

/** All that was sent, but for the addresses that it went to. */
const mailsIn = ({ messages }: TestSmtp): string =>
  messages
    .map(({ subject, text, html, headerLines, attachments }) =>
      JSON.stringify([
        subject,
        text,
        html,
        headerLines,
        attachments.map(({ filename, content }) => [filename, withoutAddress(content)]),
      ]),
    )
    .join('')
    .replaceAll(/To: \S+/g, '')

/** A calendar file, its lines whole again, without whom it went to. */
const withoutAddress = (content: Buffer): string =>
  content
    .toString('utf8')
    .replaceAll(/\r\n /g, '')
    .replaceAll(/^ATTENDEE.*$/gim, '')

import { afterAll, beforeAll } from '@jest/globals'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { type Engine, startEngine } from './engine.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'
import { startTimeSkipping } from './temporal.ts'

/** The whole Temporal side on the server that skips time; its clock is the server's. One for each test file. */
export interface Skipping {
  readonly env: TestWorkflowEnvironment
  readonly engine: Engine
  readonly smtp: TestSmtp
  now(): Promise<number>
  /** Lets time pass until an instant, or until the clocks in London show a date and time such as '2030-02-04 10:00'. */
  until(at: number | string): Promise<void>
  stop(): Promise<void>
}

/** Starts the server that skips time, an SMTP server, and our worker over a database of its own. */
export async function startSkipping(): Promise<Skipping> {
  const env = await startTimeSkipping()
  const smtp = await startSmtp()
  const engine = await startEngine({
    client: env.client,
    connection: env.nativeConnection,
    temporalNamespace: env.namespace ?? 'default',
    smtpUrl: smtp.url,
    clock: {
      now: () => env.currentTimeMs(),
      engine: async (at) => at,
      ago: async (realMs) => (await env.currentTimeMs()) - realMs,
      speed: 1,
      stop: () => undefined,
    },
  })
  return {
    env,
    engine,
    smtp,
    now: () => env.currentTimeMs(),
    async until(at) {
      const instant = typeof at === 'number' ? at : london(at)
      const wait = instant - (await env.currentTimeMs())
      if (wait > 0) await env.sleep(wait)
    },
    async stop() {
      await engine.stop()
      await smtp.down()
      await env.teardown()
    },
  }
}

/** The same for a test file from its first test to its last: started before them, stopped after them. */
export function skippingOfFile(): Skipping {
  let started: Skipping

  beforeAll(async () => {
    started = await startSkipping()
  })

  afterAll(() => started.stop())

  return {
    get env() {
      return started.env
    },
    get engine() {
      return started.engine
    },
    get smtp() {
      return started.smtp
    },
    now: () => started.now(),
    until: (at) => started.until(at),
    stop: () => started.stop(),
  }
}

function london(text: string): number {
  const [date = '', time = '00:00'] = text.split(' ')
  return atCivil(date, time, ukZone)
}

import { Agent, request } from 'node:http'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { randomUUID } from 'node:crypto'
import { referralExample } from '../domain/pathway/commands/submit-referral.ts'

/** Whom somebody floods, as whom. */
export interface Abuse {
  readonly port: number
  readonly token: string
  readonly pathway: string
}

/** How often each status was answered; 0 stands for no answer. */
export type Answers = ReadonlyMap<number, number>

export const referralsAtOnce = 14
export const readsAtOnce = 400

/** A referral with 21 names, of so many words each. More than twelve are refused. */
const referralOf = (words: number) => {
  const name = (from: number) =>
    Array.from({ length: words }, (_, n) => `q${((from + n) % 40).toString(36)}v`).join(' ')
  const aliases = Array.from({ length: 20 }, (_, n) => name(n + 1))
  return { ...referralExample, person: { name: name(0), aliases, dateOfBirth: '1988-04-12' } }
}

if (!isMainThread && parentPort) {
  const port = parentPort
  let over = false
  port.once('message', () => (over = true))
  const answers = await flood(workerData as Abuse, () => over) // what starts it gives that
  port.postMessage(answers)
}

/** Sends all at once, and again as soon as all are answered, until it is over. */
async function flood({ port, token, pathway }: Abuse, isOver: () => boolean): Promise<Answers> {
  const answers = new Map<number, number>()
  const agent = new Agent({ keepAlive: true, maxSockets: readsAtOnce + referralsAtOnce })
  const ask = (path: string, body?: object) =>
    new Promise<void>((resolve) => {
      const done = (status: number) => {
        answers.set(status, (answers.get(status) ?? 0) + 1)
        resolve()
      }
      const asked = request({
        ...{ agent, port, path, host: '127.0.0.1', localAddress: '127.0.0.2' },
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } : {}),
        },
      })
      asked.once('error', () => done(0))
      asked.once('response', (response) => {
        response.resume().once('end', () => done(response.statusCode ?? 0))
      })
      asked.end(body && JSON.stringify(body))
    })
  const loop = async (times: number, one: (n: number) => Promise<void>) => {
    while (!isOver()) await Promise.all(Array.from({ length: times }, (_, n) => one(n)))
  }
  const [long, longest] = [referralOf(12), referralOf(33)]
  await Promise.all([
    loop(referralsAtOnce, (n) => ask('/api/referrals', n % 2 === 0 ? long : longest)),
    loop(readsAtOnce, () => ask(`/api/pathways/${pathway}`)),
  ])
  return answers
}

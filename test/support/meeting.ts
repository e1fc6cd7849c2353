import { asOwner } from './database.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { pino } from 'pino'
import type { TestApi } from './api.ts'
import type { Answer } from './requests.ts'
import { createJudge } from '../../activities/judge.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import type { Role } from '../../domain/codes.ts'
import { storeTold } from './told.ts'

/** A time on the clocks of London, as `2026-11-18 10:00`. */
export const london = (text: string): number => {
  const [date = '', time = ''] = text.split(' ')
  return atCivil(date, time, ukZone)
}

export const met = 'metropolitan-police-service'
export const trust = 'suzy-lamplugh-trust'
export const health = 'barnet-enfield-haringey-mental-health-trust'
export const probation = 'national-probation-service-london'
export const council = 'london-council'
export const housing = 'london-housing'

/** Who must be there, and the referrer. */
export const table = [
  { agency: met, role: 'chair' },
  { agency: met, role: 'policeLead' },
  { agency: trust, role: 'victimAdvocate' },
  { agency: health, role: 'forensicClinician' },
  { agency: probation, role: 'probation' },
  { agency: housing, role: 'agencyWorker' },
] as const

/** When the meetings of these tests meet; their lists close a week before. */
const meets = '2026-11-18T10:00:00Z'

/** Somebody of the usual agency in a role, or whoever has a token. */
export type By = Role | { readonly token: string }

/** A conference that a test works with, over HTTP. */
export interface TestMeeting {
  readonly id: string
  readonly url: string
  /** Sends a command and gives whatever is answered. */
  send(name: string, by: By, body?: object, ifMatch?: string): Promise<Answer>
  /** Sends one that must be accepted. */
  done(name: string, by: By, body?: object): Promise<Answer>
  /** What somebody reads there. */
  read(part: string, by: By): Promise<Answer>
  /** A pathway asks to be heard, as it does itself; or another command of the system. */
  told(name: string, body: object): Promise<void>
  /** The clocks go on until then. */
  until(time: string): Promise<void>
}

/** What a pathway says of itself when it asks to be heard. */
export const listing = (pathway: string, more: object = {}): object => ({
  pathway,
  children: false,
  risk: 'medium',
  repeat: false,
  agencies: [],
  referrer: { agency: housing, role: 'agencyWorker' },
  ...more,
})

/** Plans a conference in London, with whatever is named changed. */
export async function planMeeting(api: TestApi, changes: object = {}): Promise<TestMeeting> {
  const plan = {
    site: 'london',
    form: 'stalkingPanel',
    at: meets,
    place: 'Room 4',
    reason: 'The list is long.',
    ...changes,
  }
  const planned = await api.send('POST', '/api/conferences', await api.token('coordinator'), plan)
  if (planned.status !== 201) throw new Error(`the plan was answered with ${planned.text}`)
  return meetingOf(api, String(planned.body['conferenceId']))
}

/** A conference that there is. */
export function meetingOf(api: TestApi, id: string): TestMeeting {
  const url = `/api/conferences/${id}`
  const tokenOf = async (by: By) => (typeof by === 'string' ? api.token(by) : by.token)
  const meeting: TestMeeting = {
    id,
    url,
    send: async (name, by, body = {}, ifMatch) =>
      api.send(
        'POST',
        `${url}/commands/${name}`,
        await tokenOf(by),
        body,
        ifMatch === undefined ? {} : { ifMatch },
      ),
    done: async (name, by, body) => {
      const answer = await meeting.send(name, by, body)
      if (answer.status !== 200)
        throw new Error(`${name} was answered with ${answer.status}: ${answer.text}`)
      return answer
    },
    read: async (part, by) => {
      const token = await tokenOf(by)
      return accepting(api, url, token, () => api.get(part === '' ? url : `${url}/${part}`, token))
    },
    told: async (name, body) => {
      await storeTold(api.database, id, name, body, api.clock.now)
      await turnAlone(api, id)
    },
    until: async (time) => {
      api.clock.now = Math.max(api.clock.now, london(time))
      await api.turn('conference', id)
    },
  }
  return meeting
}

/** What somebody reads who accepts confidentiality when they are asked to. */
export async function accepting<A extends { readonly status: number; readonly text: string }>(
  api: TestApi,
  url: string,
  token: string,
  read: () => Promise<A>,
): Promise<A> {
  const answer = await read()
  if (answer.status !== 403 || !answer.text.includes('accept-first')) return answer
  await api.send('POST', `${url}/commands/accept-for-papers`, token, {})
  return read()
}

/**
 * A turn of which the pathways do not hear that they are listed: those of these tests ask for no conference themselves, and
 * would have their items taken off again.
 */
async function turnAlone(api: TestApi, id: string): Promise<void> {
  const judge = createJudge({
    database: api.database,
    clock: {
      now: async () => api.clock.now,
      engine: async (at) => at,
      ago: async (realMs) => api.clock.now - realMs,
      speed: 1,
      stop: () => undefined,
    },
    namespace: await readNamespace(api.database),
    mailDomain: 'example.org',
    log: pino({ level: 'silent' }),
    wake: async () => undefined,
  })
  while ((await judge({ kind: 'conference', id })).more === true) continue
  await asOwner(api.database, (owner) =>
    owner
      .deleteFrom('inbox')
      .where('kind', '=', 'pathway')
      .where('name', '=', 'conference-listed')
      .where('outcome', 'is', null)
      .execute(),
  )
}

/** The list closes, the agenda goes out, the session is opened, and everybody has come and accepted the statement. */
export async function inSession(meeting: TestMeeting): Promise<void> {
  await meeting.until('2026-11-11 17:00')
  await meeting.done('circulate', 'coordinator')
  await sitDown(meeting)
}

/** The session of a meeting whose agenda is out is opened, and everybody has come and accepted the statement. */
export async function sitDown(meeting: TestMeeting): Promise<void> {
  await meeting.until('2026-11-18 10:00')
  await meeting.done('open-session', 'chair')
  for (const seat of table) {
    await meeting.done('record-attendance', 'coordinator', { ...seat, how: 'present' })
    await meeting.done('accept-confidentiality', 'coordinator', seat)
  }
}

/** Every part of a conference that can be read, as its addresses end. */
export const meetingParts = [
  '',
  'agenda',
  'attendance',
  'items',
  'returns',
  'minutes',
  'timeline',
  'obligations',
  'notices',
  'commands',
] as const

/** What somebody reads in every part, each with its route as the documentation names it. */
export const everyPart = (meeting: TestMeeting, by: By) =>
  Promise.all(
    meetingParts.map(async (part) => {
      const route = `/api/conferences/{id}${part === '' ? '' : `/${part}`}`
      return [route, await meeting.read(part, by)] as const
    }),
  )

/** Two pathways on the list of a conference, the first of high risk and the second with children, an open action, and a watch. */
export async function withTwoItems(api: TestApi) {
  const first = await api.refer()
  const second = await api.refer({ person: { name: 'Second Person' } })
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(first, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(second, { children: true }))
  await meeting.told('bring-action', { pathway: first, action: 'a1', agency: housing, due: 2_000 })
  await meeting.told('bring-expiry', { pathway: second, until: london('2026-12-01 00:00') })
  return { meeting, first, second }
}

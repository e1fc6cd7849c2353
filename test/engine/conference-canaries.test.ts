// Proves that no word of a meeting reaches Temporal, a log, an e-mail, a calendar, a metric or an error.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addPolicy } from '../../store/reference-changes.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import {
  beforeItCloses,
  broughtAction,
  inItsSession,
  itsMinutes,
  type MeetingStep,
  untilItMeets,
} from './canary-meeting.ts'
import { canary, everyMeetingCommand, planted, referral, takesWords } from './canary.ts'
import { codes, type Role, roles } from '../../domain/codes.ts'
import { housing, london } from '../support/meeting.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { defaultResearch } from '../../domain/policy/meetings.ts'
import { fetchFile } from '../support/papers.ts'
import { movableClock } from '../support/clock.ts'
import { pathwayOf } from '../support/api.ts'
import { readDocx } from '../support/docx.ts'
import { expectNowhere, startWatched, type Watched } from '../support/watched.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))
const accepted = new Set<string>()
/** The commands that carry words. Each is accepted once, so that its words go wherever words go. */
const carriers = takesWords().filter((name) => name !== 'reassign' && name !== 'record-done')

let watched: Watched
beforeAll(async () => {
  watched = await startWatched(clock)
  const research = { ...defaultResearch, asks: 'atListClosing' as const }
  const document = { ...defaultPolicies.london, research }
  const policy = { site: 'london', document, reason: canary() }
  await addPolicy(watched.api.database, policy, { by: 'test', at: await clock.now() })
})
afterAll(() => watched.stop())

const token = (role: Role | readonly Role[], agency?: string) =>
  watched.api.token(role, agency ? { agency } : {})

async function refer(changes: object = {}): Promise<string> {
  const by = await token('coordinator')
  const body = { ...referral(), ...changes }
  const referred = await watched.send('POST', '/api/referrals', by, body)
  expect(referred).toMatchObject({ status: 201 })
  return pathwayOf(referred)
}

/** A pathway that the police lead has sent to a conference, where the agencies are asked. */
async function sentToConference(changes: object = {}): Promise<string> {
  const pathway = await refer(changes)
  for (const [name, role, body] of [
    ['accept-referral', 'coordinator', { note: canary() }],
    ['decide-triage', 'policeLead', { outcome: 'conference', risk: 'high', rationale: canary() }],
  ] as const) {
    const url = `/api/pathways/${pathway}/commands/${name}`
    const answer = await watched.send('POST', url, await token(role), body)
    expect([name, answer.status, answer.text]).toEqual([name, 200, expect.any(String)])
  }
  return pathway
}

async function plan(at: string): Promise<string> {
  const answer = await watched.send('POST', '/api/conferences', await token('coordinator'), {
    site: 'london',
    form: 'stalkingPanel',
    at,
    place: canary(),
    reason: canary(),
  })
  expect(answer).toMatchObject({ status: 201 })
  return String(answer.body['conferenceId'])
}

const rowOf = (meeting: string) =>
  watched.api.database
    .selectFrom('conferences')
    .select(['stage', 'listed'])
    .where('id', '=', meeting)
    .executeTakeFirstOrThrow()

/** Sends a meeting a command that is accepted. */
async function meets(
  meeting: string,
  name: string,
  role: Role,
  body: object = {},
  agency?: string,
): Promise<void> {
  const url = `/api/conferences/${meeting}/commands/${name}`
  const answer = await watched.send('POST', url, await token(role, agency), body)
  expect([name, answer.status, answer.text]).toEqual([name, 200, expect.any(String)])
  accepted.add(name)
}

async function wokenTo(meeting: string, time: string, stage: string): Promise<void> {
  clock.moveTo(london(time))
  await watched.wakeAll()
  await until(async () => (await rowOf(meeting)).stage === stage)
}

const listedAre = (meeting: string, many: number) =>
  until(async () => (await rowOf(meeting)).listed === many)

async function follow(meeting: string, steps: readonly MeetingStep[]): Promise<void> {
  for (const [name, role, body, agency] of steps) await meets(meeting, name, role, body, agency)
}

/** A meeting from its list to its minutes, with a canary in every field that takes words. */
async function wholeMeeting(meeting: string, other: string): Promise<void> {
  const first = await sentToConference()
  await listedAre(meeting, 1)
  await sentToConference()
  await listedAre(meeting, 2)
  await sentToConference({ referrer: { agency: housing, role: 'agencyWorker' } })
  await listedAre(meeting, 3)
  await watched.tell(meeting, 'bring-action', broughtAction(first))
  await follow(meeting, beforeItCloses())
  await wokenTo(meeting, '2026-11-11 17:01', 'listClosed')
  await follow(meeting, untilItMeets())
  clock.moveTo(london('2026-11-18 10:00'))
  await follow(meeting, inItsSession(other, first))
  await follow(meeting, itsMinutes())
  await until(async () => (await eventsOf(first)).includes('conference-recorded'))
}

/** One that is moved and cancelled, and one that is adjourned and owed again. */
async function otherMeetings(): Promise<void> {
  const cancelled = await plan('2026-12-09T10:00:00Z')
  const at = '2026-12-10T10:00:00Z'
  await follow(cancelled, [
    ['move-conference', 'coordinator', { at, place: canary(), reason: canary() }],
    ['cancel-conference', 'coordinator', { reason: canary() }],
  ])
  const adjourned = await plan('2026-12-15T10:00:00Z')
  await wokenTo(adjourned, '2026-12-08 17:01', 'listClosed')
  await meets(adjourned, 'circulate', 'coordinator')
  clock.moveTo(london('2026-12-15 10:00'))
  await follow(adjourned, [
    ['open-session', 'chair'],
    ['adjourn', 'chair', { because: 'other', reason: canary() }],
  ])
  const { id } = await watched.api.database
    .selectFrom('obligations')
    .select('id')
    .where('conference', '=', adjourned)
    .where('what', '=', 'reconvene')
    .executeTakeFirstOrThrow()
  for (const to of ['2027-01-08', '2027-01-11', '2027-01-12'])
    await meets(adjourned, 'extend', 'supervisor', { obligationId: id, to, reason: canary() })
  const asked = await watched.api.database
    .selectFrom('obligations')
    .select('id')
    .where('conference', '=', adjourned)
    .where('what', '=', 'confirmExtension')
    .executeTakeFirstOrThrow()
  await meets(adjourned, 'decide-extension', 'chair', {
    ...{ obligationId: asked.id, outcome: 'confirm' },
    reason: canary(),
  })
}

async function eventsOf(pathway: string): Promise<string[]> {
  const rows = await watched.api.database
    .selectFrom('events')
    .select('type')
    .where('entity', '=', pathway)
    .execute()
  return rows.map(({ type }) => type)
}

test('no word of a meeting reaches Temporal, a log, an e-mail, a calendar, a metric, an address or an error', async () => {
  const { api, answers } = watched
  const [meeting, other] = [await plan('2026-11-18T10:00:00Z'), await plan('2026-12-16T10:00:00Z')]
  await wholeMeeting(meeting, other)
  await otherMeetings()
  expect([...accepted]).toEqual(expect.arrayContaining(carriers))

  // Every other command with words in it: most are refused, and keep theirs to themselves.
  const anybody = await token(codes(roles))
  for (const [name, body] of everyMeetingCommand()) {
    const url = `/api/conferences/${other}/commands/${name}`
    const answer = await watched.send('POST', url, anybody, body)
    expect({ name, fault: answer.status >= 500 }).toEqual({ name, fault: false })
  }
  const asked = `/api/pathways/${await refer()}/commands/list-for-conference`
  await watched.send('POST', asked, anybody, { conference: other, reason: canary() })

  // What is no command at all, is asked of nothing, or is asked with words where ids belong.
  const unknownField = canary()
  const wrong = { item: canary(), rationale: 12, decision: canary(), [unknownField]: canary() }
  const decide = `/api/conferences/${other}/commands/decide-item`
  const chair = await token(['chair'])
  expect(await watched.send('POST', decide, chair, wrong)).toMatchObject({ status: 400 })
  for (const url of [
    `/api/conferences/${canary()}`,
    `/api/conferences?site=${canary()}`,
    `/api/conferences/${canary()}/pack.html`,
    `/api/conferences/${meeting}/${canary()}`,
  ])
    answers.push((await api.get(url, anybody)).text)

  // Papers and invitation: their words are for whoever opens them; what stands around them is for nobody.
  const coordinator = await token('coordinator')
  for (const name of ['pack.html', 'pack.docx', 'minutes.html', 'minutes.docx', 'invitation.ics']) {
    const paper = await fetchFile(api, `/api/conferences/${meeting}/${name}`, {
      token: coordinator,
    })
    expect([name, paper.status]).toEqual([name, 200])
    answers.push(JSON.stringify(paper.headers), await aroundPaper(name, paper.content))
  }
  const metrics = await api.get('/metrics')
  expect(metrics.status).toBe(200)

  // The mornings' messages.
  clock.moveTo(london('2026-12-17 11:00'))
  await watched.wakeAll()
  await until(() => watched.smtp.messages.length > 5)

  const there = await watched.places()
  expect(there.inTemporal).toContain(meeting)
  expect(there.copies).toContain('item-decided')
  expect(there.mails).toContain('BEGIN:VCALENDAR')
  expectNowhere(planted, {
    ...there,
    answers: there.answers.replaceAll(unknownField, ''), // named to whoever sent it
    metrics: metrics.text,
  })
})

/** What a reader of a paper sees before they read: its title, its head and foot, its properties; of an invitation all of it. */
async function aroundPaper(name: string, content: Buffer): Promise<string> {
  if (name.endsWith('.ics')) return content.toString('utf8')
  if (name.endsWith('.html')) return /<head>[^]*<\/head>/.exec(content.toString('utf8'))?.[0] ?? ''
  const { parts } = await readDocx(content)
  return Object.entries(parts)
    .filter(([part]) => part !== 'word/document.xml')
    .map(([, text]) => text)
    .join('')
}

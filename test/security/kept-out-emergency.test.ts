// Proves that an emergency meeting which is about nothing but what is kept from somebody is not there for them: no list, page, calendar, form, notice or link says that it is.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { holding, panel } from '../support/rhythm.ts'
import { meetingParts, met, trust } from '../support/meeting.ts'
import { mondayMorning, ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
await holding(api.database, panel(), mondayMorning)
const coordinator = await api.token('coordinator')

/** Somebody by their agency, roles and name. */
interface Somebody {
  readonly sub: string
  readonly agency: string
  readonly roles: readonly Role[]
}
const chair: Somebody = { sub: 'chair', agency: met, roles: ['chair'] }
const lead: Somebody = { sub: 'lead', agency: met, roles: ['policeLead'] }
const worker: Somebody = { sub: 'worker', agency: met, roles: ['agencyWorker'] }
const tokenOf = ({ roles, ...who }: Somebody) => api.token(roles, who)

/** A pathway for which an emergency meeting is held, and that meeting. */
async function withEmergency() {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', coordinator)
  await api.done(pathway, 'decide-triage', await api.token('policeLead'), {
    ...{ outcome: 'emergencyConference', risk: 'high', rationale: 'A threat today.' },
  })
  await settle(pathway)
  const { body } = await api.get(`/api/pathways/${pathway}`, coordinator)
  const { conferenceId } = body['listing'] as { conferenceId: string }
  return { pathway, meeting: conferenceId }
}

/** Pathway and meetings take their turns until they have told each other all. */
async function settle(pathway: string) {
  for (let n = 0; n < 3; n += 1) {
    await api.turn('pathway', pathway)
    const asked = await api.database.selectFrom('conferences').select('id').execute()
    for (const { id } of asked) await api.turn('conference', id)
  }
}

const { pathway, meeting } = await withEmergency()

const lists = ['conferences', 'worklist', 'notices', 'supervision/stuck'].map(
  (list) => `/api/${list}?limit=100`,
)
const pages = ['/meetings', '/work', '/agency', '/stuck', '/pathways']

/** Where somebody finds the meeting. */
async function foundBy(who: Somebody): Promise<string[]> {
  const token = await tokenOf(who)
  const found: string[] = []
  for (const url of lists) if ((await api.get(url, token)).text.includes(meeting)) found.push(url)
  for (const part of meetingParts) {
    const url = `/api/conferences/${meeting}${part === '' ? '' : `/${part}`}`
    const { status } = await api.get(url, token)
    if (status !== 404) found.push(`${part}: ${status}`)
  }
  const visitor = visit(api.app, await signIn(api, who.roles, who))
  for (const url of pages) if ((await visitor.get(url)).text.includes(meeting)) found.push(url)
  for (const part of ['', '/invitation.ics', '/pack.html', '/do/move-conference']) {
    const { status } = await visitor.get(`/meetings/${meeting}${part}`)
    if (status !== 404) found.push(`/meetings${part}: ${status}`)
  }
  return found
}

const count = async (who: Somebody) =>
  (await api.get('/api/conferences?count=true', await tokenOf(who))).body['count']

describe('before anybody is kept out', () => {
  it('it is there for whoever is invited', async () => {
    for (const who of [chair, lead, worker]) expect((await foundBy(who)).length).toBeGreaterThan(8)
  })
})

describe('for whoever is kept out of all that it is about', () => {
  let before: unknown
  beforeAll(async () => {
    before = await count(chair)
    await api.done(pathway, 'exclude-agency', coordinator, { agency: met, reason: 'Theirs.' })
    await settle(pathway)
  })

  it.each([
    ['the chair', chair],
    ['who sees everything else', lead],
    ['a worker who was invited', worker],
  ])('%s: it is not there', async (_, who) => {
    expect(await foundBy(who)).toEqual([])
  })

  it('no list counts it', async () => {
    const { value } = before as { value: number }
    expect(await count(chair)).toEqual({ value: value - 1, more: false })
  })

  it('is offered in no form, and answered as if nobody had its id', async () => {
    const other = await api.refer()
    const visitor = visit(api.app, await signIn(api, 'chair', chair))
    const form = await visitor.get(`/pathways/${other}/do/list-for-conference`)
    expect(form.text).not.toContain(meeting)
    const token = await tokenOf(chair)
    const send = async (id: string) => {
      const { status, body } = await api.send(
        'POST',
        `/api/conferences/${id}/commands/cancel-conference`,
        token,
        { reason: 'Not needed.' },
      )
      return [status, body['code']]
    }
    expect(await send(meeting)).toEqual(await send('cf000000000000'))
  })

  it('is told of nothing that happens to it', async () => {
    const told = async (agency: string) => {
      const where = { conference: meeting, agency }
      const notices = api.database.selectFrom('notices').select('id')
      return (await notices.where((eb) => eb.and(where)).execute()).length
    }
    const [theirs, others] = [await told(met), await told(trust)]
    expect(theirs).toBeGreaterThan(0)
    const at = new Date(api.clock.now + 30 * 3_600_000).toISOString()
    const moved = await api.send(
      'POST',
      `/api/conferences/${meeting}/commands/move-conference`,
      coordinator,
      { at, place: 'Room 5', reason: 'Ill.' },
    )
    expect(moved.body['outcome']).toBe('done')
    expect(await told(met)).toBe(theirs)
    expect(await told(trust)).toBeGreaterThan(others)
  })
})

describe('it is there', () => {
  it('for everybody else', async () => {
    expect(
      (await foundBy({ sub: 'c', agency: trust, roles: ['coordinator'] })).length,
    ).toBeGreaterThan(8)
  })

  it('again for whoever is let in to any of it, without the rest', async () => {
    const other = await api.refer()
    const row = { item: 'i9', pathway: other, status: 'listed', decision: null, moved_to: null }
    await api.database
      .insertInto('conference_items')
      .values({ conference: meeting, ...row })
      .execute()
    const token = await tokenOf(chair)
    expect((await api.get(`/api/conferences/${meeting}`, token)).status).toBe(200)
    expect((await api.get(`/api/conferences/${meeting}/items`, token)).text).not.toContain(pathway)
  })
})

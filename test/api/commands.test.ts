// Proves that a command sent over HTTP has one effect and one answer, now or later, and that only its sender hears of it.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { examples, referralExample } from '../support/examples.ts'
import { itemsOf, pathwayOf, ownApi } from '../support/api.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { refusals } from '../../domain/refusals.ts'
import type { Role } from '../../domain/codes.ts'
import { unjudged } from '../support/together.ts'
import { until } from '../support/until.ts'

let id: string
const api = await ownApi()
const coordinator = await api.token('coordinator')
const police = await api.token('policeLead')
beforeEach(async () => {
  api.engine = 'runs'
  id = await api.refer()
})

const send = (name: string, token: string, body?: object, how = {}) =>
  api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body, how)

const timeline = async () => itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))

describe('a command', () => {
  it('is answered with where the pathway then stands', async () => {
    const { status, body } = await send('accept-referral', coordinator, { note: 'Ours.' })
    expect([status, body]).toMatchObject([200, { pathwayId: id, stage: 'triage', outcome: 'done' }])
    expect((await api.get(`/api/pathways/${id}`, coordinator)).body['version']).toBe(
      body['version'],
    )
  })

  it('sent five times at once has one effect and one answer, for ever', async () => {
    const key = randomUUID()
    const again = () => send('report-incident', police, examples['report-incident'], { key })
    const answers = await Promise.all(Array.from({ length: 5 }, again))
    await send('accept-referral', coordinator)
    expect(new Set([...answers, await again()].map(({ text }) => text)).size).toBe(1)
    expect((await timeline()).filter(({ type }) => type === 'incident-reported')).toHaveLength(1)
  })

  it.each<[string, () => Promise<{ name: string; token: string; body: object; how: object }>]>([
    [
      'body',
      async () => ({ name: 'accept-referral', token: coordinator, body: { note: 'b' }, how: {} }),
    ],
    [
      'command',
      async () => ({
        name: 'remind-now',
        token: coordinator,
        body: { obligationId: `${id}.1` },
        how: {},
      }),
    ],
    [
      'version',
      async () => ({
        name: 'accept-referral',
        token: coordinator,
        body: { note: 'a' },
        how: { ifMatch: '"5"' },
      }),
    ],
    [
      'sender',
      async () => ({
        name: 'accept-referral',
        token: await api.token('coordinator', { sub: 'x' }),
        body: { note: 'a' },
        how: {},
      }),
    ],
  ])('under a key that was used with another %s tells nothing', async (_what, other) => {
    const key = randomUUID()
    await send('accept-referral', coordinator, { note: 'a' }, { key })
    const { name, token, body, how } = await other()
    const answer = await send(name, token, body, { ...how, key })
    expect([answer.status, answer.body]).toEqual([
      422,
      { type: 'about:blank', status: 422, code: 'key-used', title: expect.any(String) },
    ])
  })

  it('under a key that was used on another pathway tells nothing', async () => {
    const key = randomUUID()
    await send('accept-referral', coordinator, {}, { key })
    id = await api.refer()
    expect((await send('accept-referral', coordinator, {}, { key })).status).toBe(422)
  })

  it('with the same fields in another order is the same', async () => {
    const key = randomUUID()
    const first = '{"outcome":"conference","risk":"high","rationale":"Escalating."}'
    const second = '{"rationale":"Escalating.","risk":"high","outcome":"conference"}'
    await send('accept-referral', coordinator)
    const url = `/api/pathways/${id}/commands/decide-triage`
    const answers = [
      await api.send('POST', url, police, first, { key }),
      await api.send('POST', url, police, second, { key }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.text).toBe(answers[1]?.text)
  })

  it('refused by the rules says why, with its code', async () => {
    const { status, body } = await send('decide-triage', police, examples['decide-triage'])
    expect([status, body]).toMatchObject([409, { code: 'wrong-stage', stage: 'referral' }])
    expect(body['title']).toBe('This cannot be done at the current stage of the pathway.')
  })

  it('refused for one field names it', async () => {
    await send('accept-referral', coordinator)
    const body = { outcome: 'referOn', risk: 'high', rationale: 'To MARAC.' }
    expect(await send('decide-triage', police, body)).toMatchObject({
      status: 409,
      body: { code: 'receiver-missing', errors: [{ field: 'referTo', rule: 'receiver-missing' }] },
    })
  })

  it('on something that has ended is refused, and on something that never was is bad input', async () => {
    await send('accept-referral', coordinator)
    const remind = (obligationId: string) => send('remind-now', coordinator, { obligationId })
    expect(await remind(`${id}.1`)).toMatchObject({
      status: 409,
      body: { code: 'no-such-obligation' },
    })
    expect(await remind(`${id}.99`)).toMatchObject({ status: 400, body: { code: 'bad-input' } })
  })

  it.each(['"5"', '5', 'W/"5"'])(
    'that has seen version %s is done only while it is that',
    async (ifMatch) => {
      expect((await send('accept-referral', coordinator, {}, { ifMatch })).status).toBe(200)
      expect(
        await send('report-incident', police, examples['report-incident'], { ifMatch }),
      ).toMatchObject({
        status: 409,
        body: { code: 'changed-meanwhile' },
      })
    },
  )

  it('may be one that only the system sends: then nobody else may', async () => {
    const all = await api.token(['coordinator', 'chair', 'administrator', 'policeLead'])
    for (const name of ['open-research', 'answered', 'report-undelivered'])
      expect(await send(name, all, {})).toMatchObject({
        status: 403,
        body: { code: 'system-only' },
      })
  })
})

describe('without an engine', () => {
  it('a referral is stored and answered with where it will be, and judged later', async () => {
    api.engine = 'stopped'
    const key = randomUUID()
    const refer = () => api.send('POST', '/api/referrals', coordinator, referralExample, { key })
    const first = await refer()
    id = pathwayOf(first)
    expect(first).toMatchObject({
      status: 202,
      headers: { location: `/api/pathways/${id}` },
      body: { stage: 'received', version: 0, outcome: 'waiting', command: `/api/commands/${key}` },
    })
    expect(await api.get(`/api/pathways/${id}`, coordinator)).toMatchObject({
      status: 200,
      body: { stage: 'received', version: 0, waitingOn: [], person: { name: 'Alex Example' } },
    })
    expect(await api.get(`/api/commands/${key}`, coordinator)).toMatchObject({
      status: 200,
      body: { outcome: 'waiting' },
    })
    expect(await refer()).toMatchObject({ status: 202, body: { pathwayId: id } })
    await api.turn('pathway', id)
    expect(await refer()).toMatchObject({ status: 201, body: { pathwayId: id, stage: 'referral' } })
  })

  it('a command is answered with where to ask, and its answer is there later', async () => {
    api.engine = 'stopped'
    const key = randomUUID()
    const answer = await send('accept-referral', coordinator, {}, { key })
    expect(answer).toMatchObject({
      status: 202,
      headers: { location: `/api/commands/${key}` },
      body: { pathwayId: id, stage: 'referral', version: 5, outcome: 'waiting' },
    })
    await api.turn('pathway', id)
    expect(await api.get(`/api/commands/${key}`, coordinator)).toMatchObject({
      body: {
        pathwayId: id,
        name: 'accept-referral',
        outcome: 'done',
        stage: 'triage',
        problem: null,
      },
    })
  })

  it('somebody who waits hears as soon as it is judged', async () => {
    api.engine = 'late'
    const waiting = send('accept-referral', coordinator)
    await until(async () => (await unjudged(api)) > 0)
    await api.turn('pathway', id)
    expect((await waiting).status).toBe(200)
  })
})

describe('what became of a command', () => {
  it('is told to the sender, and to nobody else', async () => {
    const key = randomUUID()
    await send('decide-triage', police, examples['decide-triage'], { key })
    expect(await api.get(`/api/commands/${key}`, police)).toMatchObject({
      status: 200,
      body: { outcome: 'refused', problem: { code: 'wrong-stage', field: null } },
    })
    expect((await api.get(`/api/commands/${key}`, coordinator)).status).toBe(404)
    expect((await api.get(`/api/commands/${randomUUID()}`, police)).status).toBe(404)
  })
})

/** What is sent where there is no list yet: it begins a pathway, or is sent by those who are shown none. */
const nowhere = ['submit-referral', 'break-glass']

describe('the list of commands', () => {
  const senders: Role[] = ['coordinator', 'policeLead', 'victimAdvocate', 'chair', 'agencyWorker']

  it.each(senders)('says of each to a %s what sending it would', async (role) => {
    const agency = role === 'agencyWorker' ? { agency: 'metropolitan-police-service' } : {} // it referred
    const token = await api.token(role, agency)
    const list = itemsOf(await api.get(`/api/pathways/${id}/commands`, token))
    const offered = Object.entries(pathwayCommands).filter(
      ([name, { who }]) => who !== 'system' && !nowhere.includes(name),
    )
    expect(list.map(({ name }) => name)).toEqual(offered.map(([name]) => name))
    for (const { name, may, why, body } of list) {
      expect(body).toMatchObject({ type: 'object', additionalProperties: false })
      // What is not offered for want of something to name is no refusal of the rule.
      if (may || !((why as { code: string }).code in refusals)) continue
      const answer = await send(String(name), token, examples[name as PathwayCommandName])
      // An example can name a part that this pathway has not; that is seen before the rules are asked.
      if (answer.status !== 400) expect([name, answer.body]).toMatchObject([name, why as object])
    }
  })
})

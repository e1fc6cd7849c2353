// Proves that a pathway is offered, refused, withdrawn or accepted between sites, with what each may see.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { itemsOf, ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()

const police = 'hampshire-constabulary'
const there = (role: Role, agency?: string) =>
  api.token(role, { sites: ['hampshire'], ...(agency ? { agency } : {}), sub: `${role} there` })

const page = async (pathway: string, token: string) => api.get(`/api/pathways/${pathway}`, token)
const send = (pathway: string, name: string, token: string, body: object, key = randomUUID()) =>
  api.send('POST', `/api/pathways/${pathway}/commands/${name}`, token, body, { key })

const reason = 'He has moved to Southampton.'

/** A pathway in research, which London offers to Hampshire. */
async function offered(): Promise<string> {
  const pathway = await api.refer()
  const coordinator = await api.token('coordinator')
  await api.done(pathway, 'accept-referral', coordinator)
  await api.done(pathway, 'decide-triage', await api.token('policeLead'), {
    outcome: 'conference',
    risk: 'medium',
    rationale: 'A secret rationale.',
  })
  await api.done(pathway, 'offer-transfer', coordinator, { site: 'hampshire', reason })
  return pathway
}

test('an offered pathway is on the other site’s worklist, and shows its coordinator no more than the answer needs', async () => {
  const pathway = await offered()
  const receiver = await there('coordinator')
  const worklist = itemsOf(await api.get('/api/worklist', receiver))
  expect(worklist.filter(({ pathwayId }) => pathwayId === pathway)).toMatchObject([
    { what: 'answerTransfer', role: 'coordinator', site: 'hampshire' },
  ])
  expect(itemsOf(await api.get('/api/pathways', receiver))).toEqual([])

  const { status, body } = await page(pathway, receiver)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    site: 'london',
    stage: 'research',
    person: { name: 'Alex Example' }, // to know whether they know him
    victim: null, // and of whom he follows nothing, until he is theirs
    concern: null,
    risk: null,
    withheld: { victim: 'notForYou', concern: 'notForYou' },
  })
  expect((body['waitingOn'] as { what: string }[]).map(({ what }) => what)).toContain(
    'answerTransfer',
  )
  const timeline = await api.get(`/api/pathways/${pathway}/timeline`, receiver)
  const told = itemsOf(timeline) as { type: string; data: object }[]
  expect(told.find(({ type }) => type === 'transfer-offered')?.data).toMatchObject({
    reason,
    stage: 'research',
    risk: 'medium',
  })
  expect(timeline.text).not.toContain('A secret rationale.')
  const commands = itemsOf(await api.get(`/api/pathways/${pathway}/commands`, receiver))
  expect(
    commands
      .filter(({ may }) => may)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['accept-transfer', 'raise-urgent-risk', 'refuse-transfer', 'report-incident'])

  // Nobody else of that site is let in, and the coordinator to nothing else.
  for (const [role, agency] of [
    ['policeLead', police],
    ['dataProtectionOfficer', undefined],
    ['administrator', undefined],
  ] as const)
    expect((await page(pathway, await there(role, agency))).status).toBe(404)
  const other = await send(pathway, 'remind-now', receiver, { obligationId: `${pathway}.1` })
  expect([other.status, other.body['code']]).toEqual([403, 'not-yours'])
  const own = await send(pathway, 'accept-transfer', await api.token('coordinator'), {})
  expect([own.status, own.body['code']]).toEqual([403, 'not-yours'])
})

test('a refusal leaves everything with the sender, and the same request gets the same answer again', async () => {
  const pathway = await offered()
  const receiver = await there('coordinator')
  const key = randomUUID()
  const refusal = { reason: 'He has not arrived here.' }
  const first = await send(pathway, 'refuse-transfer', receiver, refusal, key)
  expect(first.status).toBe(200)
  expect((await page(pathway, receiver)).status).toBe(404)
  expect(await send(pathway, 'refuse-transfer', receiver, refusal, key)).toMatchObject({
    status: 200,
    body: first.body,
  })
  expect((await send(pathway, 'refuse-transfer', receiver, refusal)).status).toBe(404)
  const { body } = await page(pathway, await api.token('coordinator'))
  expect(body).toMatchObject({ site: 'london', stage: 'research' })
  const waits = body['waitingOn'] as { what: string; agency: string }[]
  expect(waits.map(({ what }) => what)).toContain('hearOfRefusal')
})

test('accepted, it is the new site’s with its whole history, and the old one keeps a stub and what its agencies owe', async () => {
  const pathway = await offered()
  const [sender, receiver] = [await api.token('coordinator'), await there('coordinator')]
  const before = await page(pathway, sender)
  const history = itemsOf(await api.get(`/api/pathways/${pathway}/timeline`, sender))
  await api.done(pathway, 'accept-transfer', receiver, { note: 'We ring today.' })

  const { body } = await page(pathway, receiver)
  expect(body).toMatchObject({
    site: 'hampshire',
    stage: 'research',
    risk: 'medium',
    person: before.body['person'],
    victim: before.body['victim'],
    concern: before.body['concern'],
    withheld: {},
  })
  const whole = itemsOf(await api.get(`/api/pathways/${pathway}/timeline?limit=100`, receiver))
  expect(whole.slice(0, history.length).map(({ seq, type }) => [seq, type])).toEqual(
    history.map(({ seq, type }) => [seq, type]),
  )
  expect(itemsOf(await api.get('/api/pathways', receiver)).map(({ id }) => id)).toEqual([pathway])
  const notices = itemsOf(await api.get(`/api/pathways/${pathway}/notices`, receiver))
  expect(notices.length).toBeGreaterThan(4) // including the earlier ones
  const rows = await api.database
    .selectFrom('obligations')
    .select(['what', 'agency', 'site'])
    .where('pathway', '=', pathway)
    .where('outcome', 'is', null)
    .execute()
  const returns = rows.filter(({ what }) => what === 'return')
  expect(returns.find(({ agency }) => agency === 'metropolitan-police-service')?.site).toBe(
    'london',
  )
  expect(rows.filter(({ what }) => what !== 'return').map(({ site }) => site)).toEqual(
    rows.filter(({ what }) => what !== 'return').map(() => 'hampshire'),
  )

  // The sender: a stub, nothing in lists, nothing else.
  expect((await page(pathway, sender)).body).toMatchObject({
    id: pathway,
    site: 'london',
    stage: 'transferred',
    transfer: { to: 'hampshire', agency: 'suzy-lamplugh-trust', stage: 'research' },
  })
  expect(itemsOf(await api.get('/api/pathways', sender)).map(({ id }) => id)).not.toContain(pathway)
  for (const view of ['timeline', 'obligations', 'notices', 'forecast', 'commands'])
    expect((await api.get(`/api/pathways/${pathway}/${view}`, sender)).status).toBe(404)
  expect((await send(pathway, 'remind-now', sender, { obligationId: `${pathway}.1` })).status).toBe(
    404,
  )

  // Its probation service still owes what it knows, sees that alone, and gives it.
  const officer = await api.token('probation')
  const seen = await page(pathway, officer)
  expect(seen.body).toMatchObject({ site: 'hampshire', risk: null, victim: null, concern: null })
  const changed = { on: '2026-11-01', kind: 'moved', note: 'To Southampton.' }
  const triage = await send(pathway, 'record-change', officer, changed)
  expect([triage.status, triage.body['code']]).toEqual([403, 'not-yours'])
  const known = { agency: 'national-probation-service-london', kind: 'nil' }
  expect((await send(pathway, 'record-return', officer, known)).status).toBe(200)
  expect((await page(pathway, officer)).body).toMatchObject({ stage: 'transferred' })

  // And it can come back.
  await api.done(pathway, 'offer-transfer', receiver, { site: 'london', reason })
  await api.done(pathway, 'accept-transfer', sender, {})
  expect((await page(pathway, sender)).body).toMatchObject({ site: 'london', stage: 'research' })
  expect((await page(pathway, receiver)).body).toMatchObject({
    stage: 'transferred',
    site: 'hampshire',
    transfer: { to: 'london' },
  })
})

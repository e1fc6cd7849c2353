// Proves that nobody but the advocate can undo that contact is unsafe, and that each contact is held against what was called safe.
import { describe, expect, it } from '@jest/globals'
import { contactMade, referralExample } from '../support/examples.ts'
import { contactOn } from '../support/contact.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const advocate = await api.token('victimAdvocate')
const chair = await api.token('chair')
const referrer = await api.token('policeLead')

const unsafe = {
  ...referralExample.victim,
  safeContact: { safe: false, note: 'He reads her mail.' },
}
const ring = { safe: true, channels: ['phone'], window: 'Any time', note: 'Ring 07700 900461.' }
const open = { ...referralExample.victim, safeContact: ring }

async function returned(victim: object): Promise<string> {
  const id = await api.refer({ victim })
  await api.done(id, 'return-referral', coordinator, { reason: 'Which incidents?' })
  return id
}

const { shown, owed, last } = contactOn(api, advocate)

const tries = (id: string, attempt: object) =>
  api.done(id, 'record-contact-attempt', advocate, { ...contactMade, ...attempt })

describe('that contact is unsafe', () => {
  it('is not undone by whoever amends the referral, and no number comes back into force', async () => {
    const id = await returned(unsafe)
    await api.done(id, 'amend-referral', referrer, { victim: open })
    const { flags, victim } = await shown(id)
    expect(flags).toContain('contactUnsafe')
    expect(victim.safeContact).toMatchObject({
      safe: false,
      channels: [],
      note: 'He reads her mail.',
    })
    expect(victim.safeContact).not.toHaveProperty('window')
    expect(victim.referrerSince).toMatchObject(ring) // kept as what was said
    expect(await owed(id, 'lookAtSafeContact')).toEqual(['victimAdvocate'])
    await tries(id, { result: 'noAnswer' })
    expect(await last(id)).toMatchObject({ outside: 'unsafe', tries: 0 })
  })

  it('is undone by the advocate, whose terms then hold', async () => {
    const id = await returned(unsafe)
    await api.done(id, 'amend-referral', referrer, { victim: open })
    const terms = { safe: true, channels: ['email'], unsafeChannels: ['phone'] }
    for (const token of [referrer, coordinator, chair]) {
      const command = `/api/pathways/${id}/commands/set-safe-contact`
      expect((await api.send('POST', command, token, terms)).status).toBe(403)
    }
    await api.done(id, 'set-safe-contact', advocate, terms)
    const { flags, victim } = await shown(id)
    expect(flags).not.toContain('contactUnsafe')
    expect(victim).toMatchObject({ safeContact: terms, referrerSince: null })
    expect(await owed(id, 'lookAtSafeContact')).toEqual([])
  })

  it('is not undone by a referral that is linked to it, nor by a merge or a split', async () => {
    const id = await api.refer({ victim: unsafe })
    await api.done(id, 'accept-referral', coordinator)
    const second = await api.refer({ victim: open })
    const reason = { pathwayId: id, reason: 'The same man.' }
    await api.done(second, 'link-referral', coordinator, reason)
    const timeline = `/api/pathways/${id}/timeline?limit=100`
    const taken = async () =>
      itemsOf(await api.get(timeline, coordinator)).some(({ type }) => type === 'referral-taken')
    await until(taken)
    expect((await shown(id)).flags).toContain('contactUnsafe')
    await api.done(second, 'unlink-referral', coordinator, { reason: 'Not the same man.' })
    await api.done(id, 'merge-person', coordinator, { ...reason, pathwayId: second })
    expect((await shown(id)).flags).toContain('contactUnsafe')
    await api.done(id, 'split-person', coordinator, { reason: 'Not the same man.' })
    expect((await shown(id)).flags).toContain('contactUnsafe')
  })

  it('goes with a linked referral, and stays when that goes back', async () => {
    const id = await api.refer({ victim: open })
    await api.done(id, 'accept-referral', coordinator)
    const second = await api.refer({ victim: unsafe })
    await api.done(second, 'link-referral', coordinator, { pathwayId: id, reason: 'The same.' })
    await until(async () => (await shown(id)).flags.includes('contactUnsafe'))
    expect(await owed(id, 'lookAtSafeContact')).toEqual(['victimAdvocate'])
    await api.done(second, 'unlink-referral', coordinator, { reason: 'Not the same man.' })
    for (const one of [id, second]) expect((await shown(one)).flags).toContain('contactUnsafe')
  })

  it('goes with a pathway to another site', async () => {
    const id = await api.refer({ victim: unsafe })
    const there = { sites: ['hampshire'] }
    await api.done(id, 'offer-transfer', coordinator, { site: 'hampshire', reason: 'He moved.' })
    await api.done(id, 'accept-transfer', await api.token('coordinator', there))
    const { body } = await api.get(`/api/pathways/${id}`, await api.token('victimAdvocate', there))
    expect(body).toMatchObject({ flags: expect.arrayContaining(['contactUnsafe']) })
    expect(body['victim']).toMatchObject({ safeContact: { safe: false, channels: [] } })
  })
})

describe('what a referral says of contact', () => {
  const email = { safe: true, channels: ['email'], window: 'Not in the evening' }
  const careful = { ...referralExample.victim, safeContact: email }
  it('binds until the advocate has said otherwise', async () => {
    const id = await api.refer({ victim: careful })
    await tries(id, { channel: 'phone', window: 'outside', result: 'noAnswer' })
    expect(await last(id)).toMatchObject({
      outside: 'channel',
      alsoOutside: ['window'],
      tries: 0,
      window: 'outside',
      made: new Date(contactMade.at).toISOString(),
    })
    await tries(id, { channel: 'email', window: 'inside', result: 'noAnswer' })
    expect(await last(id)).toMatchObject({ tries: 1 })
    expect((await shown(id)).victim.safeContact).toMatchObject(email)
  })

  it('is not widened by an amendment, and is narrowed at once', async () => {
    const id = await returned(careful)
    const wider = { safe: true, channels: ['phone', 'email'], window: 'Any time', voicemail: true }
    await api.done(id, 'amend-referral', referrer, { victim: { ...careful, safeContact: wider } })
    const { victim } = await shown(id)
    expect(victim.safeContact).toMatchObject({ ...email, voicemail: false })
    expect(victim.referrerSince).toMatchObject(wider)
    await tries(id, { channel: 'phone', result: 'messageLeft' })
    expect(await last(id)).toMatchObject({ outside: 'channel', alsoOutside: ['voicemail'] })
  })

  it('names a channel if contact is safe, and none as both', async () => {
    const sends = async (safeContact: object) => {
      const body = { ...referralExample, victim: { ...careful, safeContact } }
      const answer = await api.send('POST', '/api/referrals', coordinator, body)
      return [answer.status, answer.body['errors']]
    }
    const field = 'victim.safeContact'
    expect(await sends({ safe: true })).toEqual([
      400,
      [expect.objectContaining({ field: `${field}.channels`, rule: 'channels-missing' })],
    ])
    expect(await sends({ safe: true, channels: ['post'], unsafeChannels: ['post'] })).toEqual([
      400,
      [expect.objectContaining({ field: `${field}.unsafeChannels`, rule: 'channel-contradicts' })],
    ])
    expect(await sends({ safe: false })).toEqual([201, undefined])
  })

  it('is refused in a draft without a channel as well', async () => {
    const document = { ...referralExample, victim: { ...careful, safeContact: { safe: true } } }
    const { body } = await api.send('POST', '/api/drafts', coordinator, document)
    const url = `/api/drafts/${String(body['id'])}/submit`
    const sent = await api.send('POST', url, coordinator, undefined, { ifMatch: '"1"' })
    expect(sent.status).toBe(400)
    expect(sent.text).toContain('channels-missing')
  })
})

describe('each contact', () => {
  it.each([
    ['a message that may not be left', { result: 'messageLeft' }, 'voicemail'],
    ['a number that is shown', { result: 'noAnswer', withheldNumber: false }, 'number'],
    ['somebody else who answers', { result: 'wrongContact' }, 'wrongContact'],
  ])(
    'that is an exposure, such as %s, is looked at the same day and does not count',
    async (...one) => {
      const [, attempt, outside] = one
      const id = await api.refer()
      await api.done(id, 'set-safe-contact', advocate, {
        safe: true,
        channels: ['phone'],
        voicemail: false,
      })
      for (let n = 0; n < 3; n++) await tries(id, attempt)
      expect(await last(id)).toMatchObject({ tries: 0 })
      expect([(await last(id))['outside'], outside]).toEqual([
        outside === 'wrongContact' ? 'channelUnsafe' : outside, // that way is closed after the first
        outside,
      ])
      expect((await shown(id)).flags).not.toContain('unreachable')
      expect(await owed(id, 'lookAtExposure')).toEqual(['chair', 'victimAdvocate'])
      const urgent = await api.database
        .selectFrom('notices')
        .select('urgent')
        .where('pathway', '=', id)
        .where('what', '=', 'lookAtExposure')
        .where('rung', '=', 'asked')
        .execute()
      expect(urgent).toEqual([{ urgent: true }, { urgent: true }])
    },
  )

  it.each([
    ['record-victim-contact', { result: 'reached' }],
    ['record-contact-attempt', { result: 'reached' }],
    ['record-victim-view', { view: 'Afraid.', safetyPlanChanged: false }],
    ['decline-support', {}],
  ])('by %s says how and when it was, and passes the gate', async (name, body) => {
    const id = await api.refer()
    const url = `/api/pathways/${id}/commands/${name}`
    const without = await api.send('POST', url, advocate, body)
    expect(without.status).toBe(400)
    const errors = without.body['errors'] as { field: string }[]
    expect(errors.map(({ field }) => field).sort()).toEqual(['at', 'channel', 'window'])
    const later = new Date(api.clock.now + 60_000).toISOString()
    const early = await api.send('POST', url, advocate, { ...contactMade, ...body, at: later })
    expect(early.body['errors']).toMatchObject([{ field: 'at', rule: 'future' }])
    await api.done(id, name, advocate, { ...contactMade, ...body, channel: 'post' })
    expect(await last(id)).toMatchObject({ channel: 'post', outside: 'channel' })
  })

  it('in which the victim is told something is one too, and is not marked as done by hand', async () => {
    const id = await api.refer()
    await api.done(id, 'record-custody', referrer, {
      on: '2026-11-01',
      status: 'sentenced',
      releaseOn: '2027-06-01',
    })
    const all = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, advocate))
    const obligationId = all.find(({ what }) => what === 'tellRelease')?.['id']
    const byHand = `/api/pathways/${id}/commands/record-done`
    const answer = await api.send('POST', byHand, advocate, { obligationId })
    expect(answer.status).toBe(403)
    const evening = { ...contactMade, window: 'outside' }
    await api.done(id, 'tell-victim', advocate, { ...evening, obligationId })
    expect(await last(id)).toMatchObject({ outside: 'window', told: obligationId })
    expect(await owed(id, 'tellRelease')).toEqual([])
  })
})

it('judges what was stored by an earlier version', async () => {
  const id = await api.refer()
  api.engine = 'stopped'
  const url = `/api/pathways/${id}/commands/record-victim-contact`
  const key = await api.send('POST', url, advocate, { ...contactMade, result: 'reached' })
  expect(key.status).toBe(202)
  await api.database
    .updateTable('inbox')
    .set({ body: JSON.stringify({ result: 'reached' }) as never })
    .where('entity', '=', id)
    .where('name', '=', 'record-victim-contact')
    .execute()
  api.engine = 'runs'
  await api.turn('pathway', id)
  expect(await last(id)).toEqual(expect.objectContaining({ result: 'reached', tries: 0 }))
  expect(await owed(id, 'victimContact')).toEqual([])
})

// Proves that a referral is linked to another pathway, and comes back when that is undone or refused.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { referralExample } from '../support/examples.ts'
import { itemsOf, pathwayOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

let n = 0
let names: [string, string]
let here: string
let there: string
beforeEach(async () => {
  const surname = [
    'Ashby',
    'Bellwether',
    'Corrigan',
    'Dunstable',
    'Eastlake',
    'Fenwick',
    'Greenhalgh',
  ][n++]
  names = [`Percival ${surname ?? ''}`, `Wilhelmina ${surname ?? ''}`]
  here = await api.refer({ person: { name: names[0] } })
  there = await api.refer({ person: { name: names[1] } })
})

const command = (id: string, name: string, body: object, token = coordinator) =>
  api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body)

/** A view of a pathway, once it has judged what others said to it: their answers do not wait for that. */
async function view(id: string, of: '' | '/timeline', token: string) {
  await api.turn('pathway', id)
  return api.get(`/api/pathways/${id}${of}`, token)
}

const look = async (id: string, token = coordinator) => (await view(id, '', token)).body

const timeline = async (id: string, token = coordinator) =>
  itemsOf(await view(id, '/timeline', token))

const found = async (q: string) =>
  itemsOf(await api.get(`/api/pathways?q=${encodeURIComponent(q)}`, coordinator)).map(
    ({ id }) => id,
  )

const link = (reason = 'The same man.') => ({ pathwayId: there, reason })

describe('a referral that is linked', () => {
  it('ends at once, and is on both timelines', async () => {
    expect(await command(here, 'link-referral', link())).toMatchObject({
      status: 200,
      body: { stage: 'ended' },
    })
    expect(await look(here)).toMatchObject({
      stage: 'ended',
      endedAt: expect.any(String),
      watchUntil: null,
    })
    expect(await timeline(here)).toContainEqual(
      expect.objectContaining({
        type: 'referral-linked',
        data: expect.objectContaining({ to: there, reason: 'The same man.' }),
      }),
    )
    expect(await timeline(there)).toContainEqual(
      expect.objectContaining({
        type: 'referral-taken',
        data: expect.objectContaining({ pathway: here }),
      }),
    )
    const owed = (await look(there))['waitingOn'] as { what: string }[]
    expect(owed.map(({ what }) => what)).toContain('reassess')
  })

  it('comes back when the link is taken back', async () => {
    await command(here, 'link-referral', link())
    const answer = await command(here, 'unlink-referral', { reason: 'Another man.' })
    expect(answer).toMatchObject({ status: 200, body: { stage: 'referral' } })
    expect(await look(here)).toMatchObject({ stage: 'referral', endedAt: null })
    const types = (await timeline(there)).map(({ type }) => type)
    expect(types.filter((type) => String(type).startsWith('referral-'))).toEqual([
      'referral-received',
      'referral-taken',
      'referral-given-back',
    ])
    await api.done(here, 'accept-referral', coordinator)
    expect(await command(here, 'unlink-referral', { reason: 'Again.' })).toMatchObject({
      status: 409,
      body: { code: 'not-linked' },
    })
  })

  it('comes back automatically if the other has ended in the meantime', async () => {
    api.engine = 'stopped'
    const reject = { code: 'outOfArea', reason: 'Moved away.' }
    await command(there, 'reject-referral', reject)
    expect((await command(here, 'link-referral', link())).status).toBe(202)
    api.engine = 'runs'
    await api.turn('pathway', there)
    await api.turn('pathway', here)
    expect(await look(here)).toMatchObject({ stage: 'referral', endedAt: null })
    expect(await timeline(here)).toContainEqual(
      expect.objectContaining({
        type: 'referral-unlinked',
        data: { from: there, refused: 'pathway-ended' },
      }),
    )
  })

  it('goes to no pathway that has ended, is of another site, or does not exist', async () => {
    const hampshire = await api.send(
      'POST',
      '/api/referrals',
      await api.token('policeLead', { agency: 'hampshire-constabulary', sites: ['hampshire'] }),
      {
        ...referralExample,
        site: 'hampshire',
        referrer: { agency: 'hampshire-constabulary', role: 'policeLead' },
      },
    )
    const [none, other] = await Promise.all(
      ['pw0123456789ab', pathwayOf(hampshire)].map((pathwayId) =>
        command(here, 'link-referral', { ...link(), pathwayId }),
      ),
    )
    expect(none).toMatchObject({ status: 400, body: { code: 'bad-input' } })
    expect(other?.text).toBe(none?.text) // nothing tells that there is one
    await api.done(there, 'reject-referral', coordinator, { code: 'outOfArea', reason: 'Moved.' })
    expect((await command(here, 'link-referral', link())).status).toBe(400)
    expect(await command(here, 'link-referral', { ...link(), pathwayId: here })).toMatchObject({
      status: 409,
      body: { code: 'same-pathway' },
    })
  })

  it('tells the referrer no other pathway', async () => {
    const housing = await api.token('agencyWorker')
    const own = pathwayOf(
      await api.send('POST', '/api/referrals', housing, {
        ...referralExample,
        person: { name: names[1] },
        referrer: { agency: 'london-housing', role: 'agencyWorker' },
      }),
    )
    await api.done(own, 'link-referral', coordinator, link())
    const [page, seen] = [
      await api.get(`/api/pathways/${own}`, housing),
      await timeline(own, housing),
    ]
    expect(page.body).toMatchObject({ stage: 'ended' })
    expect(page.text + JSON.stringify(seen)).not.toContain(there)
  })
})

describe('a person who is the same', () => {
  it('is one on both pathways: page, search, matches and both timelines', async () => {
    await api.done(here, 'merge-person', coordinator, link())
    const [one, other] = [await look(here), await look(there)]
    expect(one['person']).toEqual(other['person'])
    expect(one).toMatchObject({ person: { name: names[1] } })
    for (const name of names) expect((await found(name)).sort()).toEqual([here, there].sort())
    const matches = itemsOf(await api.get(`/api/pathways/${there}/matches`, coordinator))
    expect(matches).toMatchObject([{ band: 'certain', agreed: ['samePerson'], pathwayId: here }])
    expect(await timeline(there)).toContainEqual(
      expect.objectContaining({ type: 'merge-noted', data: { pathway: here, undone: false } }),
    )
    const again = await api.refer({ person: { name: names[0] } })
    const both = itemsOf(await api.get(`/api/pathways/${again}/matches`, coordinator))
    expect(both.map(({ pathwayId }) => pathwayId).sort()).toEqual([here, there].sort())
    expect(await command(here, 'merge-person', link())).toMatchObject({
      status: 409,
      body: { code: 'same-person' },
    })
  })

  it('is two again when that is taken back, with nothing lost', async () => {
    const before = (await look(here))['person']
    await api.done(here, 'merge-person', coordinator, link())
    await api.done(here, 'split-person', coordinator, { reason: 'Two men.' })
    expect((await look(here))['person']).toEqual(before)
    expect(await found(names[0])).toEqual([here])
    expect(await found(names[1])).toEqual([there])
    expect((await timeline(there)).at(-1)).toMatchObject({
      type: 'merge-noted',
      data: { pathway: here, undone: true },
    })
  })
})

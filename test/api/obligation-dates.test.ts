// Proves that an obligation that was moved shows its later date in every list.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { together } from '../support/together.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

const extended = (id: string) => ({
  obligationId: `${id}.1`,
  to: '2026-12-10',
  reason: 'The referrer is away until then.',
})

/** The row of the acknowledgement, in the pathway's own list and in the worklist of its owner. */
async function rows(id: string) {
  const own = itemsOf(await api.get(`/api/pathways/${id}/obligations`, coordinator))
  const work = itemsOf(await api.get('/api/worklist?limit=100', coordinator))
  return {
    own: own.filter(({ what }) => what === 'acknowledge'),
    work: work.filter(({ pathwayId, what }) => pathwayId === id && what === 'acknowledge'),
  }
}

describe('the date of what was moved', () => {
  it('is the later one, in both lists; once it was met, the list of the pathway keeps it', async () => {
    const id = await api.refer()
    await api.done(id, 'extend', coordinator, extended(id))
    const due = '2026-12-10T17:00:00.000Z'
    const open = await rows(id)
    expect(open.own).toMatchObject([{ due, outcome: null }])
    expect(open.work).toMatchObject([{ due, outcome: null }])
    await api.done(id, 'accept-referral', coordinator)
    const met = await rows(id)
    expect(met.own).toMatchObject([{ due, outcome: 'met' }])
    expect(met.work).toEqual([])
  })

  it('is so too if it was moved and met in one turn', async () => {
    const id = await api.refer()
    expect(
      await together(api, id, [
        ['extend', coordinator, extended(id)],
        ['accept-referral', coordinator, {}],
      ]),
    ).toEqual(['done', 'done'])
    expect((await rows(id)).own).toMatchObject([
      { due: '2026-12-10T17:00:00.000Z', outcome: 'met' },
    ])
  })
})

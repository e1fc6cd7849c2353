// Proves that the orders of a linked referral go with it, with their words, and come back.
import { readableWords } from '../support/words.ts'
import { eraseRecord } from '../support/erasing.ts'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

let here: string
let there: string
const api = await ownApi()
const coordinator = await api.token('coordinator')
beforeEach(async () => {
  here = await api.refer({ person: { name: 'Percival Hartington' } })
  there = await api.refer({ person: { name: 'Wilhelmina Ingleby' } })
})

const command = (id: string, name: string, body: object) => api.done(id, name, coordinator, body)

/** A pathway, once it has judged what others said to it. */
async function look(id: string, token = coordinator) {
  await api.turn('pathway', id)
  return (await api.get(`/api/pathways/${id}`, token)).body
}

const timeline = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))

const link = () => ({ pathwayId: there, reason: 'The same man.' })

describe('a referral that is linked', () => {
  it('brings its orders along with their words, and takes them back', async () => {
    const police = await api.token('policeLead')
    const order = {
      kind: 'restrainingOrder',
      grantedOn: '2026-10-30',
      servedOn: '2026-10-31',
      untilFurtherOrder: true,
      court: 'Highbury Corner',
      prohibitions: ['Not to go near the shop.'],
    }
    await api.done(here, 'record-order', police, order)
    await command(here, 'link-referral', link())
    const orders = async () => (await look(there))['orders']
    expect(await orders()).toMatchObject([
      {
        id: 'o1',
        status: 'served',
        court: 'Highbury Corner',
        prohibitions: ['Not to go near the shop.'],
      },
    ])
    const clinician = (await look(there, await api.token('forensicClinician')))['orders']
    expect(clinician).toMatchObject([{ court: 'Highbury Corner', prohibitions: [null] }])
    const varied = { orderId: 'o1', on: '2026-11-01', prohibitions: ['Not to go into the street.'] }
    await api.done(there, 'vary-order', police, varied)
    expect(await orders()).toMatchObject([
      { court: 'Highbury Corner', prohibitions: ['Not to go into the street.'] },
    ])
    await command(here, 'unlink-referral', { reason: 'Another man.' })
    expect(await orders()).toMatchObject([{ status: 'givenBack' }])
    expect((await look(here))['orders']).toMatchObject([{ id: 'o1', status: 'served' }])
  })

  it('leaves to the other pathway the words of its orders when its own record is erased', async () => {
    const police = await api.token('policeLead')
    const order = {
      kind: 'restrainingOrder',
      grantedOn: '2026-10-30',
      untilFurtherOrder: true,
      prohibitions: ['Not to go near the mill.'],
    }
    await api.done(here, 'record-order', police, order)
    await command(here, 'link-referral', link())
    await look(there)
    await eraseRecord(api, here)
    expect(JSON.stringify([await look(here), await timeline(here)])).not.toMatch(
      /the mill|same man/,
    )
    expect((await look(there))['orders']).toMatchObject([{ prohibitions: order.prohibitions }])
    expect([...(await readableWords(api.database)).values()]).toContain('Not to go near the mill.')

    await api.done(there, 'reject-referral', coordinator, { code: 'outOfArea', reason: 'Gone.' })
    await eraseRecord(api, there)
    expect([...(await readableWords(api.database)).values()]).not.toContain(
      'Not to go near the mill.',
    )
  })
})

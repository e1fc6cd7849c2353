// Proves that only an advocate reads how a victim can be reached safely.
import { describe, expect, it } from '@jest/globals'
import { readsIn } from '../support/audit.ts'
import { contactMade } from '../support/examples.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { openToAll } from '../support/partners.ts'
import type { Role } from '../../domain/codes.ts'

const terms = { safe: true, channels: ['phone'], window: 'Mornings', note: 'Ask for the shop.' }

const api = await ownApi()
const advocate = await api.token('victimAdvocate')
const id = await api.refer()
await api.done(id, 'set-safe-contact', advocate, terms)
const tried = { ...contactMade, channel: 'email', result: 'noAnswer' }
await api.done(id, 'record-contact-attempt', advocate, tried)

/** From now on people of this agency can have any role in London, and it is tied to nothing there. */
const untied = 'hampshire-council'
await openToAll(api, untied)

/** What somebody of another agency of the site reads of how the victim can be reached. */
async function contact(role: Role) {
  const token = await api.token(role, { agency: untied, sub: `reader ${role}` })
  const items = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, token))
  return {
    set: items.find(({ type }) => type === 'safe-contact-set'),
    tried: items.find(({ type }) => type === 'contact-recorded'),
    page: await onPage(id, token),
  }
}

async function onPage(pathway: string, token: string): Promise<unknown> {
  const { body } = await api.get(`/api/pathways/${pathway}`, token)
  return (body['victim'] as { safeContact?: object } | null)?.safeContact ?? null
}

describe('how a victim can be reached', () => {
  it.each(['forensicClinician', 'probation'] as const)('is not for a %s', async (role) => {
    const { set, tried, page } = await contact(role)
    expect(set).toMatchObject({
      data: { safe: true, channels: null, voicemail: null, withheldNumber: null, window: null },
      withheld: { channels: 'notForYou', voicemail: 'notForYou', withheldNumber: 'notForYou' },
    })
    expect(tried).toMatchObject({
      data: { result: 'noAnswer', channel: null, outside: null },
      withheld: { channel: 'notForYou', outside: 'notForYou' },
    })
    expect(page).toBeNull()
  })

  it('is for an advocate, who reads what was set last, and not what the referral said', async () => {
    const { set, tried, page } = await contact('victimAdvocate')
    expect(set).toMatchObject({ data: terms, withheld: {} })
    expect(tried).toMatchObject({ data: { channel: 'email', outside: 'channel' }, withheld: {} })
    expect(page).toMatchObject(terms)
  })

  it('is nothing once somebody says that contact is unsafe', async () => {
    const pathway = await api.refer()
    const referred = { safe: true, channels: ['phone'], window: 'Weekdays before noon' }
    expect(await onPage(pathway, advocate)).toMatchObject(referred)
    await api.done(pathway, 'mark-contact-unsafe', advocate, { on: '2026-11-01', note: 'Seen.' })
    const now = await onPage(pathway, advocate)
    expect(now).toMatchObject({ safe: false, channels: [], note: 'Seen.' })
    expect(now).not.toHaveProperty('window')
  })

  it('is logged as read, by the field', async () => {
    await contact('chair')
    const reads = await readsIn(api.database)
    const fields = reads.flatMap((read) => read.fields)
    expect(fields).toEqual(
      expect.arrayContaining([
        'victimContact:safe-contact-set.channels',
        'victimContact:contact-recorded.channel',
        'victimContact:safe-contact',
      ]),
    )
  })
})

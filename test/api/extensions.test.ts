// Proves over HTTP that no date which keeps a victim safe is put off by one person further than the policy lets them.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, mondayMorning, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const chair = await api.token('chair')

const owed = async (id: string, what: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations`, coordinator)).find(
    (one) => one['what'] === what && one['outcome'] === null,
  )

const later = (days: number) => new Date(mondayMorning + days * 86_400_000).toISOString()
const reason = 'Agreed by telephone with the advocate.'

describe('a 24-hour contact', () => {
  it('put off by sixty days waits for a second person, who can refuse it', async () => {
    const id = await api.refer({ urgent: true })
    const contact = await owed(id, 'victimContactHigh')
    const body = { obligationId: contact?.['id'], to: later(60), reason }
    await api.done(id, 'extend', coordinator, body)
    const asked = await owed(id, 'confirmExtension')
    expect(asked).toMatchObject({ role: 'chair', about: contact?.['id'] })
    const answer = { obligationId: asked?.['id'], outcome: 'refuse', reason }
    const path = `/api/pathways/${id}/commands/decide-extension`
    const own = await api.send('POST', path, coordinator, answer)
    expect(own).toMatchObject({ status: 409, body: { code: 'own-proposal' } })
    await api.done(id, 'decide-extension', chair, answer)
    expect(await owed(id, 'victimContactHigh')).toMatchObject({ due: contact?.['due'] })
    expect(await owed(id, 'confirmExtension')).toBeUndefined()
  })

  it('put off by an hour does not; put off again, it does', async () => {
    const id = await api.refer({ urgent: true })
    const contact = await owed(id, 'victimContactHigh')
    const soon = new Date(Date.parse(String(contact?.['due'])) + 3_600_000).toISOString()
    await api.done(id, 'extend', coordinator, { obligationId: contact?.['id'], to: soon, reason })
    expect(await owed(id, 'confirmExtension')).toBeUndefined()
    const again = { obligationId: contact?.['id'], to: later(2), reason }
    await api.done(id, 'extend', coordinator, again)
    expect(await owed(id, 'confirmExtension')).toMatchObject({ role: 'chair' })
  })
})

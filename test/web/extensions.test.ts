// Proves what people read of a later date that one person may not set alone: before they ask, while it waits, and when it is refused.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const id = await api.refer({ urgent: true })
const clerk = await api.token('coordinator')
const owed = async (what: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, clerk)).find(
    (one) => one['what'] === what,
  )?.['id']
const signedIn = {
  coordinator: await signIn(api, 'coordinator'),
  chair: await signIn(api, 'chair'),
  advocate: await signIn(api, 'victimAdvocate'),
}
const page = async (who: keyof typeof signedIn, path = '') => {
  const { text } = await visit(api.app, signedIn[who]).get(`/pathways/${id}${path}`)
  return text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

describe('a later date for an urgent contact', () => {
  it('says before it is asked for how far it can be put off, and when a second person confirms', async () => {
    const text = await page('coordinator', '/do/extend')
    expect(text).toContain('How far you can put it off')
    expect(text).toContain(
      'An urgent contact to be made (victim advocate): until Wednesday 4 November 2026 at 5pm; later only if a second person confirms it',
    )
    expect(text).toContain('What keeps a victim safe can be put off once')
  })

  it('tells its owner and the chair which date stands if it is not confirmed', async () => {
    const later = { obligationId: await owed('victimContactHigh'), to: '2026-11-20', reason: 'r' }
    await api.done(id, 'extend', clerk, later)
    const own = await page('advocate')
    expect(own).toContain('unless a later date is confirmed')
    expect(own).toContain(
      'Due on Friday 20 November 2026 at 5pm, if a second person confirms it; otherwise on Tuesday 3 November 2026 at 10',
    )
    const asked = await page('chair', '/do/decide-extension')
    expect(asked).toContain(
      'An urgent contact to be made: Suzy Lamplugh Trust, victim advocate Date asked for: Friday 20 November 2026 at 5pm Earlier date, if it is refused: Tuesday 3 November 2026 at 10',
    )
  })

  it('is said to have been refused by whoever refused it', async () => {
    const answer = { obligationId: await owed('confirmExtension'), outcome: 'refuse', reason: 'r' }
    await api.done(id, 'decide-extension', await api.token('chair'), answer)
    expect(await page('coordinator')).toContain(
      'The later date for an urgent contact to be made was refused, so it is due on 3 November 2026',
    )
  })
})

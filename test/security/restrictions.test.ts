// Proves that a restriction to some people can always be seen and lifted by who answers for access, who reads no more for it, and that nobody who is left out owes or hears anything.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { health, met, probation, trust } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { nameFor } from '../support/partners.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { plantPathway, wordsOf } from '../support/planted.ts'
import { signIn, visit } from '../support/pages.ts'
import type { Role } from '../../domain/codes.ts'

const api = await ownApi()
const words = wordsOf('Closed')
const closed = await plantPathway(api, 'london', 'Closed')
const url = `/api/pathways/${closed}`
const idOf = (sub: string, agency: string) =>
  api.deps.actors.idOf({ issuer: 'throughline', sub, name: undefined, agency })

/** Who restricts it to themselves and a constable. */
const alone = { sub: 'alone', agency: trust }
const officer = { sub: 'officer', agency: probation }

const token = (roles: Role | readonly Role[], who: { sub: string; agency: string }) =>
  api.token(roles, who)
const command = async (name: string, by: string, body: object) =>
  api.send('POST', `${url}/commands/${name}`, by, body)

beforeAll(async () => {
  await nameFor(api, 'dataProtectionOfficer', probation)
  const by = await token('coordinator', alone)
  const actors = [await idOf('alone', trust), await idOf('constable', met)]
  await api.done(closed, 'restrict-to', by, { actors, reason: 'He works for a partner.' })
})

it('leaves nothing with a role of which nobody may look, though a colleague of the agency may', async () => {
  const chair = { sub: 'chair-there', agency: met }
  await api.get('/api/pathways', await token('chair', chair)) // signed in once
  const id = await api.refer()
  const by = await token('coordinator', alone)
  await api.done(id, 'accept-referral', by)
  const actors = [await idOf('alone', trust), await idOf('chair-there', met)]
  await api.done(id, 'restrict-to', by, { actors, reason: 'He works for a partner.' })
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, by))
  expect(owed.find(({ what }) => what === 'triage')).toMatchObject({
    ...{ agency: trust, role: 'coordinator' },
  })
})

describe('whoever answers for access at the site', () => {
  it('sees that a restriction stands and why, though it leaves them out', async () => {
    const by = await token('dataProtectionOfficer', officer)
    const { status, body } = await api.get(url, by)
    expect([status, body['keptOut']]).toEqual([200, { excluded: 0, only: 2, included: false }])
    const found = await api.get('/api/pathways?limit=100', by)
    expect(itemsOf(found).map(({ id }) => id)).toContain(closed)
    const { text } = await api.get(`${url}/timeline?limit=100&order=newest`, by)
    expect(text).toContain('He works for a partner.')
  })

  it('comes in that role alone: what another of theirs reads and does is not theirs here', async () => {
    const both = await token(['probation', 'dataProtectionOfficer'], officer)
    const { text } = await api.get(`${url}/timeline?limit=100&order=newest`, both)
    expect(text).toContain(words.decision)
    expect(text).not.toContain(words.clinical)
    const rated = await command('record-custody', both, pathwayCommands['record-custody'].example!)
    expect(rated.body['code']).toBe('not-your-role')
    const open = await plantPathway(api, 'london', 'Open')
    const there = await api.get(`/api/pathways/${open}/timeline?limit=100&order=newest`, both)
    expect(there.text).toContain(wordsOf('Open').clinical)
  })

  it('is told so on its page, and is led to the form that lifts it', async () => {
    const page = visit(api.app, await signIn(api, 'dataProtectionOfficer', officer))
    expect((await page.get(`/pathways/${closed}`)).text).toContain(
      'Restricted to 2 people, not you',
    )
    const form = await page.get(`/pathways/${closed}/do/lift-restriction`)
    expect(form.status).toBe(200)
  })

  it('is nobody else: no other role, not the officer of another site, not one who is excluded', async () => {
    const hampshire = await api.signed({
      ...{ sub: 'elsewhere', agency: trust },
      access: [
        { site: 'hampshire', roles: ['dataProtectionOfficer'] },
        { site: 'london', roles: ['coordinator', 'chair', 'supervisor'] },
      ],
    })
    const cousin = { sub: 'cousin', agency: probation }
    const own = await token('dataProtectionOfficer', cousin)
    expect((await api.get(url, own)).status).toBe(200)
    await api.done(closed, 'exclude-person', await token('coordinator', alone), {
      ...{ actor: await idOf('cousin', probation), reason: 'A cousin.' },
    })
    for (const by of [hampshire, own]) {
      expect((await api.get(url, by)).status).toBe(404)
      const found = await api.get('/api/pathways?limit=100&site=london', by)
      expect(itemsOf(found).map(({ id }) => id)).not.toContain(closed)
    }
  })
})

describe('what those owe who are left out', () => {
  it('is owed by the coordinator, and can be given to none of them', async () => {
    const by = await token('coordinator', alone)
    const owed = itemsOf(await api.get(`${url}/obligations?open=true&limit=100`, by))
    const agencies = [...new Set(owed.map(({ agency }) => agency))]
    expect(agencies.filter((agency) => agency !== trust && agency !== met)).toEqual([])
    const { status, body } = await command('reassign', by, {
      ...{ obligationId: owed.find(({ what }) => what === 'action')?.['id'], reason: 'Agreed.' },
      ...{ agency: health, role: 'forensicClinician' },
    })
    expect([status, body['code'], body['errors']]).toMatchObject([
      409,
      'agency-left-out',
      [{ field: 'agency' }],
    ])
  })

  it('is told to none of them, except what the officer owes', async () => {
    const pathway = await api.refer()
    const by = await token('coordinator', alone)
    await api.done(pathway, 'reject-referral', by, { code: 'notStalking', reason: 'A quarrel.' })
    const actors = [await idOf('alone', trust)]
    await api.done(pathway, 'restrict-to', by, { actors, reason: 'A colleague.' })
    api.clock.now += 8 * 365 * 24 * 3_600_000
    await api.turn('pathway', pathway)
    const told = await api.database
      .selectFrom('notices')
      .select(['what', 'role', 'agency'])
      .where('pathway', '=', pathway)
      .where('agency', '<>', trust)
      .where('what', '=', 'retentionDecision')
      .execute()
    expect(new Set(told.map(({ agency, role }) => `${role} of ${agency}`))).toEqual(
      new Set([`dataProtectionOfficer of ${probation}`]),
    )
  })
})

describe('a restriction', () => {
  it('of which nobody coordinates is refused, by the field and the rule', async () => {
    const pathway = await api.refer()
    const by = await token('dataProtectionOfficer', officer)
    const actors = [await idOf('officer', probation)]
    const answer = await api.send('POST', `/api/pathways/${pathway}/commands/restrict-to`, by, {
      ...{ actors, reason: 'A colleague.' },
    })
    expect([answer.status, answer.body['code']]).toEqual([409, 'no-coordinator-left'])
    expect(answer.body['errors']).toMatchObject([{ field: 'actors' }])
  })

  it('without chair or officer is lifted by the officer whom it leaves out', async () => {
    const by = await token('dataProtectionOfficer', officer)
    await api.done(closed, 'lift-restriction', by, { reason: 'He has left the partner.' })
    const chair = await api.get(url, await api.token('chair'))
    expect(chair.status).toBe(200)
  })
})

// Proves that whoever is kept out of a pathway sees nothing of it under any address: no word, no id, and no count.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { everyAddress } from '../support/addresses.ts'
import { council, health, listing, met, planMeeting, trust } from '../support/meeting.ts'
import { held, withReturns } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { plantPathway, wordsOf } from '../support/planted.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()

/** Somebody, by their agency and the roles that its site gives it. */
interface Somebody {
  readonly sub: string
  readonly agency: string
  readonly roles: readonly Role[]
}
const most: readonly Role[] = ['coordinator', 'supervisor', 'victimAdvocate']
const all: readonly Role[] = [...most, 'dataProtectionOfficer']
const person: Somebody = { sub: 'cousin', agency: trust, roles: all }
const another: Somebody = { sub: 'not on the list', agency: trust, roles: most }
const inside: Somebody = { sub: 'in the know', agency: trust, roles: all }
const ofAgency: Somebody = { sub: 'colleague', agency: met, roles: ['chair', 'policeLead'] }
const worker: Somebody = { sub: 'neighbour', agency: council, roles: ['agencyWorker'] }

const tokenOf = ({ sub, agency, roles }: Somebody) => api.token(roles, { sub, agency })
const idOf = (sub: string) => api.deps.actors.idOf({ issuer: 'throughline', sub, ...nameless })
const nameless = { name: undefined, agency: trust }

const shown = await plantPathway(api, 'london', 'Shown')
const hidden = await plantPathway(api, 'london', 'Hidden')
const canaries = [...Object.values(wordsOf('Hidden')), 'QuistMinutesHidden', hidden]
const meeting = await planMeeting(api)

/** Every address of the API and every page that can be read: those of one pathway as the hidden one's. */
const named = { pathway: hidden, meeting: meeting.id, draft: 'none', sent: 'none', report: 'none' }
const readable: string[] = []

beforeAll(async () => {
  await meeting.told('list-item', listing(hidden, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(shown, { children: true }))
  const due = api.clock.now + 14 * 24 * 3_600_000
  await meeting.told('bring-action', { pathway: hidden, action: 'a1', agency: met, due })
  await meeting.told('bring-expiry', { pathway: hidden, until: due })
  await meeting.until('2026-11-11 17:00')
  await withReturns(meeting)
  await meeting.done('circulate', 'coordinator')
  await held(meeting, hidden)
  await meeting.done('draft-minutes', 'coordinator', { text: 'QuistMinutesHidden was heard.' })
  await meeting.done('circulate-minutes', 'coordinator', {})
  readable.push(...everyAddress(api, named))
  for (const list of ['pathways?sort=risk', 'audit?limit=100', `audit?pathway=${hidden}`])
    readable.push(`/api/${list}`)
  for (const q of [hidden.slice(0, 8), wordsOf('Hidden').person])
    readable.push(`/api/pathways?q=${q}`)
  for (const form of ['link-referral', 'merge-person', 'reassign', 'restrict-to'])
    readable.push(`/pathways/${shown}/do/${form}`)
  for (const command of ['present-item', 'record-return', 'review-action', 'reorder-agenda'])
    readable.push(`/meetings/${meeting.id}/do/${command}`)
})

/** What somebody is shown of the hidden pathway, by the address; and what fails there. */
async function seenBy(who: Somebody): Promise<string[]> {
  const token = await tokenOf(who)
  const visitor = visit(api.app, await signIn(api, who.roles, who))
  const found: string[] = []
  for (const url of readable) {
    const isPage = !url.startsWith('/api/')
    const { status, text } = isPage ? await visitor.get(url) : await api.get(url, token)
    const asked = text.replaceAll(url, '').replaceAll(encodeURIComponent(url), '')
    // A page that answers for whatever is named only says the name again.
    const own =
      url.includes(hidden) && (status >= 400 || url.startsWith('/links/end'))
        ? asked.replaceAll(hidden, '')
        : asked
    if (status >= 500) found.push(`${url}: ${status}`)
    if (url.includes(`/pathways/${hidden}`) && status < 400) found.push(`${url}: ${status}`)
    for (const word of canaries) if (own.includes(word)) found.push(`${url}: ${word}`)
  }
  return found
}

const lists = ['pathways', 'worklist', 'notices', 'conferences', 'supervision/stuck']
const countsOf = async (who: Somebody) => {
  const token = await tokenOf(who)
  const answers = await Promise.all(lists.map((list) => api.get(`/api/${list}?count=true`, token)))
  return answers.map(({ body }) => body['count'])
}

describe('before anybody is kept out', () => {
  it('each of them sees it, at many addresses', async () => {
    for (const who of [person, ofAgency]) expect((await seenBy(who)).length).toBeGreaterThan(30)
    expect((await seenBy(worker)).length).toBeGreaterThan(3)
  })
})

describe('whoever is kept out', () => {
  beforeAll(async () => {
    const by = await tokenOf(inside)
    await api.done(hidden, 'exclude-person', by, { actor: await idOf('cousin'), reason: 'Kin.' })
    for (const agency of [met, council])
      await api.done(hidden, 'exclude-agency', by, { agency, reason: 'He works there.' })
  })

  it.each([
    ['an excluded person, whatever their roles', person],
    ['somebody who runs its meetings, of an excluded agency', ofAgency],
    ['a worker of an excluded agency', worker],
  ])('%s: sees nothing of it anywhere', async (_, who) => {
    expect(await seenBy(who)).toEqual([])
  })

  it('is answered as if it were not there, and sends it nothing', async () => {
    const token = await tokenOf(person)
    const nobodys = hidden.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const send = async (of: string, name: string, example: object = {}) => {
      const { status, body } = await api.send(
        'POST',
        `/api/pathways/${of}/commands/${name}`,
        token,
        example,
      )
      return JSON.stringify({ status, code: body['code'], title: body['title'] })
    }
    for (const [name, { who, example }] of Object.entries(pathwayCommands)) {
      if (who === 'system' || name === 'submit-referral') continue
      expect([name, await send(hidden, name, example)]).toEqual([
        name,
        await send(nobodys, name, example),
      ])
    }
    const linked = await api.send('POST', `/api/pathways/${shown}/commands/merge-person`, token, {
      ...{ pathwayId: hidden, reason: 'The same man.' },
    })
    expect(linked.text).toContain('is not the id of a pathway of this site.')
  })

  it('reads the rest of the meeting, and counts what is there for them', async () => {
    const read = async (who: Somebody, part: string) =>
      api.get(`${meeting.url}${part}`, await tokenOf(who))
    expect(itemsOf(await read(person, '/items')).map(({ pathwayId }) => pathwayId)).toEqual([shown])
    expect(itemsOf(await read(inside, '/items'))).toHaveLength(2)
    const unknown = await api.send(
      'POST',
      `${meeting.url}/commands/review-action`,
      await tokenOf(ofAgency),
      {
        ...{ pathway: hidden, action: 'a1', outcome: 'done' },
      },
    )
    expect(unknown.body).toMatchObject({ status: 409, code: 'not-brought' })
  })

  it('is one of many others who still see it, but who it is only those know who decide', async () => {
    const clinician: Somebody = { sub: 'c', agency: health, roles: ['forensicClinician'] }
    for (const [who, knows] of [
      [inside, true],
      [clinician, false],
    ] as const) {
      const { status, text } = await api.get(
        `/api/pathways/${hidden}/timeline?limit=100&order=newest`,
        await tokenOf(who),
      )
      expect([status, text.includes('exclusion-set'), text.includes('He works there')]).toEqual([
        200,
        knows,
        knows,
      ])
    }
  })

  it('gets no notice of it, and owes nothing there', async () => {
    const told = () =>
      api.database
        .selectFrom('notices')
        .select('id')
        .where('pathway', '=', hidden)
        .where('agency', 'in', [met, council])
        .execute()
    const before = await told()
    const by = await tokenOf(inside)
    const threat = { on: '2026-11-17', kind: 'threat', note: 'Again.' }
    await api.done(hidden, 'report-incident', by, threat)
    expect(await told()).toEqual(before)
    const token = await tokenOf(inside)
    const owed = await api.get(`/api/pathways/${hidden}/obligations?open=true&limit=100`, token)
    expect(owed.text).not.toMatch(new RegExp(`"agency":"(${met}|${council})"`))
  })

  it('is let in again by the officer, and does not read that they were kept out', async () => {
    const lift = (exclusion: string) =>
      api.send('POST', `/api/pathways/${hidden}/commands/lift-exclusion`, officer, {
        exclusion,
        reason: 'He left.',
      })
    const officer = await api.token('dataProtectionOfficer')
    expect((await lift('x1')).status).toBe(200)
    const { status, text } = await api.get(
      `/api/pathways/${hidden}/timeline?limit=100&order=newest`,
      await tokenOf(person),
    )
    expect(status).toBe(200)
    expect(text).not.toMatch(/Kin\.|He left/)
    expect(text).toContain('He works there')
  })
})

describe('where some people alone may see it', () => {
  it('nobody else sees anything of it, whatever their roles but one', async () => {
    const by = await tokenOf(inside)
    const actors = [await idOf('in the know')]
    await api.done(hidden, 'restrict-to', by, { actors, reason: 'He is a colleague.' })
    for (const who of [another, { ...person, roles: most }]) expect(await seenBy(who)).toEqual([])
    expect((await seenBy(inside)).length).toBeGreaterThan(30)
  })

  it('no list counts it for anybody else', async () => {
    const before = await countsOf(another)
    const by = await tokenOf(inside)
    const pathway = await api.refer({ urgent: true })
    expect(await countsOf(another)).not.toEqual(before)
    const actors = [await idOf('in the know')]
    await api.done(pathway, 'restrict-to', by, { actors, reason: 'A colleague, too.' })
    expect(await countsOf(another)).toEqual(before)
  })
})

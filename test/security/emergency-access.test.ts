// Proves that a limited record can be opened in an emergency by whoever is not excluded from it: for four hours, to read, told at once and reviewed; and that nobody else learns whether it exists.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { council, health, met, probation, trust } from '../support/meeting.ts'
import { enteredIn } from '../support/audit.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { nameFor } from '../support/partners.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { plantPathway, wordsOf } from '../support/planted.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const hourMs = 3_600_000
const canary = 'QuistEmergencyReason'
const words = wordsOf('Limited')
const limited = await plantPathway(api, 'london', 'Limited')
const nobodys = limited.replace(/.$/, (last) => (last === '0' ? '1' : '0'))

const inside = { sub: 'inside', agency: trust }
const officer = { sub: 'officer', agency: probation }
const police = { sub: 'night duty', agency: met }
const dayDuty = { sub: 'day duty', agency: met }
const cousin = { sub: 'cousin', agency: met }
const employed = { sub: 'colleague', agency: health }
const worker = { sub: 'neighbour', agency: council }

const token = (role: Role, who: { sub: string; agency: string }) => api.token(role, who)
const idOf = ({ sub, agency }: { sub: string; agency: string }) =>
  api.deps.actors.idOf({ issuer: 'throughline', sub, name: undefined, agency })
const open = (pathway: string, by: string, reason = canary) =>
  api.send('POST', `/api/pathways/${pathway}/commands/break-glass`, by, { reason })
const read = async (by: string, part = '') => api.get(`/api/pathways/${limited}${part}`, by)
const timeline = (by: string) => read(by, '/timeline?limit=100&order=newest')

beforeAll(async () => {
  await nameFor(api, 'dataProtectionOfficer', probation)
  const by = await token('coordinator', inside)
  const only = [await idOf(inside), await idOf({ sub: 'detective', agency: met })]
  await api.done(limited, 'restrict-to', by, { actors: only, reason: 'He is a colleague.' })
  await api.done(limited, 'exclude-person', by, { actor: await idOf(cousin), reason: 'Kin.' })
  await api.done(limited, 'exclude-agency', by, { agency: health, reason: 'He works there.' })
})

describe('before anybody opens it', () => {
  it('it is not there for whom it leaves out, and the refused look is in the audit log under its id', async () => {
    const by = await token('policeLead', police)
    const before = (await enteredIn(api.database)).length
    expect((await read(by)).status).toBe(404)
    const entered = (await enteredIn(api.database)).slice(before)
    expect(entered).toMatchObject([
      { kind: 'refusal', outcome: 'not-found', pathways: [limited], actor: { agency: met } },
    ])
  })

  it('its page says the same of an id that nobody has, and leads to the same form', async () => {
    const page = visit(api.app, await signIn(api, 'policeLead', police))
    const ask = async (id: string) => {
      const found = await page.get(`/pathways/${id}`)
      const form = await page.get(`/pathways/${id}/do/break-glass`)
      const plain = ({ text }: { text: string }) =>
        text.replaceAll(id, 'ID').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'KEY')
      return [found.status, plain(found), form.status, plain(form)]
    }
    const [status, text, form] = await ask(limited)
    expect([status, form]).toEqual([404, 200])
    expect(text).toContain('open it in an emergency')
    expect(await ask(limited)).toEqual(await ask(nobodys))
  })
})

describe('nobody opens it', () => {
  it.each([
    ['who is excluded themselves', 'policeLead', cousin],
    [
      'of an excluded agency, such as the one that employs the person',
      'forensicClinician',
      employed,
    ],
  ] as const)('%s: they are answered as about an id that nobody has', async (_, role, who) => {
    const by = await token(role, who)
    const { status, body, text } = await open(limited, by)
    const other = await open(nobodys, by)
    expect([status, body['code']]).toEqual([404, 'not-found'])
    expect(text.replaceAll(limited, 'ID')).toBe(other.text.replaceAll(nobodys, 'ID'))
    expect((await read(by)).status).toBe(404)
  })

  it('of another site, nor an administrator', async () => {
    const elsewhere = await api.signed({
      ...{ sub: 'elsewhere', agency: 'hampshire-constabulary' },
      access: [{ site: 'hampshire', roles: ['policeLead'] }],
    })
    expect((await open(limited, elsewhere)).status).toBe(404)
    const administrator = await token('administrator', { sub: 'admin', agency: met })
    expect((await open(limited, administrator)).status).toBe(403)
  })

  it('to whom it is open: there is nothing to open', async () => {
    const { status, body } = await open(limited, await token('coordinator', inside))
    expect([status, body['code']]).toEqual([409, 'open-to-you'])
    const allowed = await read(await token('coordinator', inside), '/commands')
    expect([allowed.status, allowed.text.includes('break-glass')]).toEqual([200, false])
  })
})

describe('whoever opens it', () => {
  it('reads it in their role for four hours, and sends it nothing', async () => {
    const by = await token('policeLead', police)
    expect((await open(limited, by)).status).toBe(200)
    const { status, body, text } = await read(by)
    const until = new Date(api.clock.now + 4 * hourMs).toISOString()
    expect([status, body['openedUntil']]).toEqual([200, until])
    expect(text).toContain(words.victim)
    const page = visit(api.app, await signIn(api, 'policeLead', police))
    const shown = (await page.get(`/pathways/${limited}`)).text
    expect(shown).toContain('Opened by you in an emergency')
    expect(shown).toContain('What is owed is not listed for you while you read this')
    expect(shown).not.toContain('Nobody owes anything here')
    expect(shown).toContain('and change nothing.')
    for (const name of ['report-incident', 'lift-restriction', 'break-glass'] as const) {
      const { example = {} } = pathwayCommands[name]
      const sent = await api.send('POST', `/api/pathways/${limited}/commands/${name}`, by, example)
      expect([name, sent.status >= 400]).toEqual([name, true])
    }
  })

  it('finds it on no list all the same, and does not read who else was kept out', async () => {
    const by = await token('policeLead', police)
    for (const list of ['pathways?limit=100', `pathways?q=${words.person}`, 'worklist?limit=100'])
      expect((await api.get(`/api/${list}`, by)).text).not.toContain(limited)
    const { text } = await timeline(by)
    expect(text).not.toMatch(/He works there|Kin\.|exclusion-set|glass-broken/)
    expect(text).not.toContain(canary)
  })

  it('is logged for each look as anybody is', async () => {
    const before = (await enteredIn(api.database)).length
    await read(await token('policeLead', police))
    const [entry] = (await enteredIn(api.database)).slice(before)
    expect(entry).toMatchObject({ kind: 'read', what: 'pathway', pathways: [limited] })
  })

  it('reads what their role does not give by no way: a worker sees whom it is about, and no victim', async () => {
    const by = await token('agencyWorker', worker)
    const other = await plantPathway(api, 'london', 'Tied')
    const over = { tied_until: new Date(0) }
    await api.database.updateTable('caseload').set(over).where('pathway', '=', other).execute()
    const url = `/api/pathways/${other}`
    expect((await api.get(url, by)).status).toBe(404)
    const twice = await Promise.all([open(other, by), open(other, by)]) // one opening, one review
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    const { text } = await api.get(url, by)
    expect(text).toContain(wordsOf('Tied').person)
    for (const kept of ['victimContact', 'decision', 'clinical', 'return'] as const)
      expect(text).not.toContain(wordsOf('Tied')[kept])
  })
})

describe('those who answer for it', () => {
  it('are told at once, with no word of why', async () => {
    const told = await api.database
      .selectFrom('notices')
      .select(['role', 'agency', 'rung'])
      .where('pathway', '=', limited)
      .where('what', '=', 'reviewOpening')
      .execute()
    expect(told.map(({ role, agency }) => `${role} of ${agency}`).sort()).toEqual([
      `coordinator of ${trust}`,
      `dataProtectionOfficer of ${probation}`,
    ])
    expect(api.logged.join()).not.toContain(canary)
  })

  it('read who opened it and why; those who may only see the pathway do not', async () => {
    expect((await timeline(await token('dataProtectionOfficer', officer))).text).toContain(canary)
    const detective = await timeline(await token('policeLead', { sub: 'detective', agency: met }))
    expect([detective.status, detective.text.includes(canary)]).toEqual([200, false])
    expect(detective.text).not.toContain('reviewOpening') // whose author is whoever opened it
  })

  it('review it, each for themselves; if it was not justified, it is closed at once', async () => {
    const owed = async (by: string) =>
      itemsOf(await read(by, '/obligations?open=true&limit=100')).filter(
        ({ what }) => what === 'reviewOpening',
      )
    const by = await token('dataProtectionOfficer', officer)
    const review = (obligationId: unknown, finding: string) =>
      api.send('POST', `/api/pathways/${limited}/commands/review-opening`, by, {
        ...{ obligationId, finding, reason: 'Nobody had called.' },
      })
    const reviews = await owed(by)
    const mine = reviews.find(({ role }) => role === 'dataProtectionOfficer')
    const theirs = reviews.find(({ role }) => role === 'coordinator')
    expect((await review(theirs?.['id'], 'justified')).body['code']).toBe('cannot-meet')
    const form = visit(api.app, await signIn(api, 'dataProtectionOfficer', officer))
    const shown = (await form.get(`/pathways/${limited}/do/review-opening`)).text
    expect(shown).toContain('Opened on Monday 2 November 2026 at')
    expect(shown).toContain(`Their reason: ${canary}`)
    expect((await review(mine?.['id'], 'notJustified')).status).toBe(200)
    expect((await read(await token('policeLead', police))).status).toBe(404)
    expect((await owed(by)).map(({ role }) => role)).toEqual(['coordinator'])
  })
})

it('who was found to have had no reason opens it no more', async () => {
  const answer = await open(limited, await token('policeLead', police))
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

it('it closes by itself when its hours are over', async () => {
  const by = await token('policeLead', dayDuty)
  expect((await open(limited, by)).status).toBe(200)
  api.clock.now += 4 * hourMs - 1
  expect((await read(by)).status).toBe(200)
  api.clock.now += 1
  expect((await read(by)).status).toBe(404)
})

it('whoever is excluded after they opened it is out at once', async () => {
  const by = await token('policeLead', dayDuty)
  expect((await open(limited, by)).status).toBe(200)
  const exclude = { actor: await idOf(dayDuty), reason: 'A friend of his.' }
  await api.done(limited, 'exclude-person', await token('coordinator', inside), exclude)
  expect((await read(by)).status).toBe(404)
})

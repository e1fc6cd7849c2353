// Proves that a report by name about nobody known, or about several, waits for a coordinator and is lost nowhere.
// It is in clear nowhere, and is forgotten in time.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { byName, known, nameIn, note, untied } from '../support/by-name.ts'
import { enteredIn } from '../support/audit.ts'
import { forgetReports } from '../../store/reports/forget.ts'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { randomUUID } from 'node:crypto'
import { readNamespace } from '../../store/rehearsal.ts'
import { referralExample } from '../support/examples.ts'
import { routeReports } from '../../store/reports/route.ts'
import { signIn, visit } from '../support/pages.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const { coordinator, coordinates, report, settled, inbox, knownPathway } = await byName(api)
const day = 86_400_000
const routing = async () => ({
  namespace: await readNamespace(api.database),
  ...{ now: api.clock.now, real: Date.now() + day },
})

let pathway = ''
beforeAll(async () => {
  pathway = await knownPathway()
})

describe('a report that is about nobody known, or about several', () => {
  it('waits for the coordinator of the site where it was made, who is told without a word of it', async () => {
    await report({ name: 'Nobody Atall', dateOfBirth: '1970-02-03' })
    await settled()
    const waiting = await inbox(coordinates)
    expect(waiting).toMatchObject([
      { person: { name: 'Nobody Atall' }, note, from: { agency: untied }, site: 'hampshire' },
    ])
    expect(await inbox(coordinator)).toEqual([])
    const notes = await api.database.selectFrom('contact_notes').selectAll().execute()
    expect(notes.map(({ what }) => what)).toContain('report-waits')
  })

  it('so does one by a name alone, and one that two people fit', async () => {
    await report({ name: known.name })
    const twins = { name: 'Gemma Twinley', dateOfBirth: '1990-09-09' }
    await api.refer({ person: { ...twins, address: '1 Elm Road, N1 1AA' } })
    await api.refer({ person: { ...twins, address: '9 Oak Road, SW1 1AA' } })
    await report(twins)
    await settled()
    const names = (await inbox(coordinates)).map(nameIn)
    expect(names.sort()).toEqual(['Gemma Twinley', 'Nobody Atall', known.name].sort())
  })

  it('is put before a pathway of a site of theirs by whoever looks at it, once', async () => {
    const officer = await api.token('policeLead', { sites: ['hampshire'] })
    const referred = await api.send('POST', '/api/referrals', officer, {
      ...referralExample,
      site: 'hampshire',
      referrer: { agency: 'hampshire-constabulary', role: 'policeLead' },
      person: { name: 'Nobody Else' },
    })
    const here = pathwayOf(referred)
    const [waits] = (await inbox(coordinates)).filter((one) => nameIn(one) === 'Nobody Atall')
    const url = `/api/reports/${String(waits?.['id'])}`
    expect((await api.get(url, coordinates)).body).toMatchObject({ matches: expect.any(Array) })
    expect((await api.get(url, coordinator)).status).toBe(404)
    const decide = (token: string, decision: object) =>
      api.send('POST', `${url}/decision`, token, decision)
    const elsewhere = { decision: 'thisPathway', pathwayId: pathway }
    expect((await decide(coordinates, elsewhere)).status).toBe(400)
    expect((await decide(coordinates, { decision: 'thisPathway' })).status).toBe(400)
    expect((await decide(coordinator, { decision: 'nothing' })).status).toBe(404)
    const done = { ...elsewhere, pathwayId: here }
    expect((await decide(coordinates, done)).status).toBe(204)
    expect((await decide(coordinates, done)).status).toBe(404)
    const owed = await api.get(`/api/pathways/${here}/obligations?open=true`, coordinates)
    expect(itemsOf(owed).map(({ what }) => what)).toContain('lookAtReport')
  })

  it('comes back from a pathway that it is not about, and from one that could not take it', async () => {
    await report(known)
    await settled()
    const [look] = itemsOf(
      await api.get(`/api/pathways/${pathway}/obligations?open=true`, coordinator),
    ).filter(({ what }) => what === 'lookAtReport')
    await api.done(pathway, 'disown-report', coordinator, {
      obligationId: look?.['id'],
      reason: 'Another woman of that name.',
    })
    expect((await inbox(coordinator)).map(({ person }) => person)).toEqual([known])
    const lost = { name: 'Ended Meanwhile', dateOfBirth: '1975-07-07' }
    const id = await api.refer({ person: lost })
    api.engine = 'stopped'
    await report(lost)
    await settled()
    api.engine = 'runs'
    await api.database
      .updateTable('inbox')
      .set({
        result: 'refused',
        outcome: JSON.stringify({ result: 'refused', code: 'pathway-ended' }),
      })
      .where('entity', '=', id)
      .where('name', '=', 'take-report')
      .execute()
    await routeReports(api.database, await routing())
    const names = (await inbox(coordinator)).map(nameIn)
    expect(names).toContain('Ended Meanwhile')
  })
})

describe('what was reported', () => {
  it('is taken on by a round of the warden where the process that received it died', async () => {
    const before = (await inbox(coordinates)).length
    expect(before).toBeGreaterThan(0)
    await asEngine(api.database, (tx) =>
      tx
        .updateTable('reports')
        .set({ state: 'received', held_by: null })
        .where('state', '=', 'unmatched')
        .where('held_by', '=', 'hampshire')
        .execute(),
    )
    expect(await inbox(coordinates)).toEqual([])
    await routeReports(api.database, await routing())
    expect(await inbox(coordinates)).toHaveLength(before)
  })

  it('is in clear nowhere, neither in the table nor in the log nor in the audit log', async () => {
    const stored = await asEngine(api.database, (tx) =>
      tx.selectFrom('reports').selectAll().execute(),
    )
    expect(stored.length).toBeGreaterThan(4)
    const inbox_ = await api.database.selectFrom('inbox').selectAll().execute()
    for (const text of [JSON.stringify(stored), JSON.stringify(inbox_), api.logged.join('')])
      expect(text).not.toMatch(/Orrelvane|Zanzibarred|Atall/)
    expect(JSON.stringify(await enteredIn(api.database))).not.toMatch(/Orrelvane|Zanzibarred/)
  })

  it('is forgotten after thirty days, with its key, and is on no list any more', async () => {
    expect(await forgetReports(api.database, api.clock.now + 30 * day - 1)).toBe(0)
    expect(await forgetReports(api.database, api.clock.now + 30 * day)).toBeGreaterThan(4)
    expect(await inbox(coordinates)).toEqual([])
    const keys = await api.database
      .selectFrom('data_keys')
      .select('id')
      .where('scope', '=', 'report')
      .execute()
    expect(keys).toEqual([])
  })
})

describe('the pages', () => {
  it('take a report and say that it was received, and show the coordinator what waits', async () => {
    const worker = visit(
      api.app,
      await signIn(api, 'agencyWorker', { agency: untied, sites: ['hampshire'] }),
    )
    const form = await worker.get('/report')
    expect([form.status, form.text]).toEqual([200, expect.stringContaining('Report an incident')])
    const empty = await worker.post('/report', { site: 'hampshire' })
    expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('There is a problem')])
    const typed = {
      ...{ key: randomUUID(), site: 'hampshire', 'person.name': 'Page Nobody', kind: 'threat' },
      ...{ 'on-day': '1', 'on-month': '11', 'on-year': '2026', note, do: 'send' },
    }
    const sent = await worker.post('/report', typed)
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Report received')])
    await settled()
    expect((await worker.get('/reports')).status).toBe(403)
    const looks = visit(api.app, await signIn(api, 'coordinator', { sites: ['hampshire'] }))
    const list = await looks.get('/reports')
    expect(list.text).toContain('Page Nobody')
    const [, path = ''] = /href="(\/reports\/[0-9a-f-]+)"/.exec(list.text) ?? []
    const one = await looks.get(path)
    expect([one.status, one.text]).toEqual([200, expect.stringContaining(note)])
    const about = async (pathwayId: string) => {
      const { status, text } = await looks.post(path, { decision: 'thisPathway', pathwayId })
      return [
        status,
        /<ul class="govuk-list govuk-error-summary__list">([^]*?)<\/ul>/.exec(text)?.[1],
      ]
    }
    expect(one.text).not.toContain('Reference of the pathway (optional)')
    const lacks = expect.stringContaining('Enter the reference of the pathway')
    expect(await about('')).toEqual([400, lacks])
    const unknown = expect.stringContaining('No open pathway of your sites has this reference')
    for (const wrong of ['pwzzzzzzzzzzzz', 'pw 1/2', pathway.toUpperCase()])
      expect(await about(wrong)).toEqual([400, unknown])
    const decided = await looks.post(path, { decision: 'nothing', do: 'send' })
    expect([decided.status, decided.text]).toEqual([200, expect.stringContaining('decided')])
    expect((await looks.get('/reports')).text).not.toContain('Page Nobody')
  })
})

// Proves that whoever has no tie to a pathway can report about somebody by name, and learns of nobody.
// The report reaches whoever works the case.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { byName, known, nameIn, note, untied } from '../support/by-name.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { trust } from '../support/meeting.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const {
  reporter,
  other,
  coordinator,
  coordinates,
  inbox,
  body,
  report,
  settled,
  owedOn,
  knownPathway,
} = await byName(api)

let pathway = ''
beforeAll(async () => {
  pathway = await knownPathway()
})

describe('a report by name', () => {
  it('is answered in the same way whoever it is about, before anybody is looked for', async () => {
    const answers = []
    for (const person of [known, { name: 'Nobody Atall', dateOfBirth: '1970-02-03' }]) {
      const { status, headers, body: said } = await report(person)
      const { location, date: _, ...rest } = headers
      expect(location).toMatch(/^\/api\/reports\/received\/[0-9a-f-]+$/)
      answers.push({ status, said, rest: Object.keys(rest).sort() })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 202, said: { outcome: 'received' } })
    await settled()
  })

  it('reaches the coordinator of the pathway, at another site, in the name of who reported it', async () => {
    expect(await owedOn(pathway)).toEqual(['lookAtReport coordinator'])
    const timeline = itemsOf(await api.get(`/api/pathways/${pathway}/timeline`, coordinator))
    const [event, ...more] = timeline.filter(({ type }) => type === 'reported-by-name')
    expect(more).toEqual([])
    expect(event).toMatchObject({ data: { note, urgent: false, band: 'certain' } })
    expect(event?.['by']).toMatchObject({ agency: untied })
  })

  it('that is urgent is for the police lead and the coordinator at once', async () => {
    await report(known, { urgent: true })
    await settled()
    expect(await owedOn(pathway)).toEqual([
      'lookAtReport coordinator',
      'lookAtUrgentReport coordinator',
      'lookAtUrgentReport policeLead',
    ])
    const notices = await api.database
      .selectFrom('notices')
      .select(['role', 'urgent'])
      .where('what', '=', 'lookAtUrgentReport')
      .execute()
    expect(notices.map(({ role }) => role).sort()).toEqual(['coordinator', 'policeLead'])
    expect(notices.every(({ urgent }) => urgent)).toBe(true)
  })

  it('counts once under its key, and the key is for nothing else', async () => {
    const key = randomUUID()
    const before = await owedOn(pathway)
    const first = await report(known, { note: 'Once.' }, key)
    const again = await report(known, { note: 'Once.' }, key)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect((await report(known, { note: 'Otherwise.' }, key)).status).toBe(422)
    const stolen = body(known, { note: 'Once.' })
    expect((await api.send('POST', '/api/reports', other, stolen, { key })).status).toBe(422)
    await settled()
    expect(await owedOn(pathway)).toEqual([...before, 'lookAtReport coordinator'].sort())
  })

  it('gives its sender no way to the pathway, and shows it to nobody else', async () => {
    const key = randomUUID()
    await report(known, {}, key)
    await settled()
    const url = `/api/reports/received/${key}`
    expect((await api.get(url, reporter)).body).toEqual({
      outcome: 'received',
      receivedAt: expect.any(String),
    })
    expect((await api.get(url, coordinator)).status).toBe(404)
    expect((await api.get(`/api/commands/${key}`, reporter)).status).toBe(404)
    expect((await api.get(`/api/pathways/${pathway}`, reporter)).status).toBe(404)
    expect((await api.get('/api/pathways', reporter)).text).not.toContain(pathway)
    expect((await api.get('/api/reports', reporter)).status).toBe(403)
  })

  it('is refused at a site that is not theirs, and from whoever works no cases', async () => {
    expect((await report(known, { site: 'london' })).status).toBe(403)
    const administrator = await api.token('administrator', { sites: ['hampshire'] })
    expect((await api.send('POST', '/api/reports', administrator, body(known))).status).toBe(403)
    expect((await report(known, { on: '2031-01-01' })).status).toBe(400)
  })
})

describe('whoever looks at reports', () => {
  it('is not shown what they reported themselves: that it waits would tell that nobody is known', async () => {
    const unknown = { name: 'Sender Unknown', dateOfBirth: '1969-01-02' }
    const sent = await api.send('POST', '/api/reports', coordinates, body(unknown))
    expect(sent.status).toBe(202)
    await settled()
    expect((await inbox(coordinates)).map(nameIn)).not.toContain('Sender Unknown')
    const colleague = await api.token('coordinator', { sites: ['hampshire'], sub: 'another' })
    const [waits] = (await inbox(colleague)).filter((one) => nameIn(one) === 'Sender Unknown')
    const url = `/api/reports/${String(waits?.['id'])}`
    expect((await api.get(url, coordinates)).status).toBe(404)
    const decision = { decision: 'nothing' }
    expect((await api.send('POST', `${url}/decision`, coordinates, decision)).status).toBe(404)
    expect((await api.send('POST', `${url}/decision`, colleague, decision)).status).toBe(204)
  })

  it('is shown none that may be about somebody from whose pathway they are kept out', async () => {
    const before = { name: 'Keptout Formerly', dateOfBirth: '1968-03-04' }
    const id = await api.refer({ person: before })
    const cousin = await api.token('coordinator', { sub: 'cousin' })
    const actor = await api.deps.actors.idOf({
      ...{ issuer: 'throughline', sub: 'cousin', name: undefined, agency: trust },
    })
    await api.done(id, 'exclude-person', coordinator, { actor, reason: 'His cousin.' })
    await api.done(id, 'reject-referral', coordinator, {
      code: 'outOfArea',
      reason: 'Lives elsewhere.',
    })
    await report(before)
    const taken = { name: 'Keptout Present', dateOfBirth: '1968-05-06' }
    const open = await api.refer({ person: taken })
    await api.done(open, 'accept-referral', coordinator)
    await api.done(open, 'exclude-person', coordinator, { actor, reason: 'His cousin.' })
    await report(taken, { site: 'hampshire' })
    await settled()
    const [look] = itemsOf(
      await api.get(`/api/pathways/${open}/obligations?open=true`, coordinator),
    ).filter(({ what }) => what === 'lookAtReport')
    await api.done(open, 'disown-report', coordinator, {
      obligationId: look?.['id'],
      reason: 'Another man.',
    })
    const seen = (await inbox(coordinator)).find((one) => nameIn(one) === 'Keptout Present')
    expect(seen).toBeDefined()
    expect((await inbox(cousin)).map(nameIn)).not.toContain('Keptout Present')
    expect((await api.get(`/api/reports/${String(seen?.['id'])}`, cousin)).status).toBe(404)
    const both = [...(await inbox(coordinates)), ...(await inbox(coordinator))].map(nameIn)
    expect(both).toContain('Keptout Formerly')
    const two = await api.token('coordinator', { sub: 'cousin', sites: ['london', 'hampshire'] })
    expect((await inbox(two)).map(nameIn)).not.toContain('Keptout Formerly')
  })

  it('is shown what others report, however much one of them sends', async () => {
    const { rows } = await asEngine(api.database, (tx) =>
      sql<{ id: string }>`
      insert into reports (id, key, digest, actor, site, urgent, received_at, stored_real, state, held_by, due_at)
      select gen_random_uuid(), gen_random_uuid()::text, digest, actor, site, true, received_at, stored_real,
        'unmatched', 'hampshire', received_at
      from (select * from reports where actor ->> 'agency' = ${untied} limit 1) one, generate_series(1, 150)
      returning id`.execute(tx),
    )
    const quiet = await api.token('agencyWorker', {
      ...{ agency: untied, sites: ['hampshire'], sub: 'quiet' },
    })
    const unseen = { name: 'Behind Hundreds', dateOfBirth: '1967-07-08' }
    expect((await api.send('POST', '/api/reports', quiet, body(unseen))).status).toBe(202)
    await settled()
    expect((await inbox(coordinates)).map(nameIn)).toContain('Behind Hundreds')
    const planted = rows.map(({ id }) => id)
    await asEngine(api.database, (tx) =>
      tx.updateTable('reports').set({ state: 'closed' }).where('id', 'in', planted).execute(),
    )
  })
})

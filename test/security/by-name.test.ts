// Proves that whoever has no tie to a pathway can report about somebody by name, and learns of nobody.
// The report reaches whoever works the case.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { byName, known, note, untied } from '../support/by-name.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { randomUUID } from 'node:crypto'

const api = await ownApi()
const { reporter, other, coordinator, body, report, settled, owedOn, knownPathway } =
  await byName(api)

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

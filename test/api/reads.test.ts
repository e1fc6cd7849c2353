// Proves that a pathway is shown with its stage, its timeline and its words to whoever may read them.
import { describe, expect, it } from '@jest/globals'
import { examples, referralExample } from '../support/examples.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const id = await api.refer()

describe('a pathway', () => {
  it('shows where it stands and whom it is waiting for', async () => {
    const { status, body } = await api.get(`/api/pathways/${id}`, coordinator)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      stage: 'referral',
      version: expect.any(Number),
      waitingOn: [
        { what: 'acknowledge', agency: 'suzy-lamplugh-trust', role: 'coordinator' },
        { what: 'victimContact', agency: 'suzy-lamplugh-trust', role: 'victimAdvocate' },
      ],
      person: { name: 'Alex Example', aliases: ['Lex'], dateOfBirth: '1988-04-12' },
      victim: { name: 'Robin Sample', safeContact: { window: 'Weekdays before noon' } },
      concern: 'Has followed her home from work three times.',
    })
    expect(body['nextAlarm']).toMatch(/^2026-11-\d\dT.*Z$/)
  })

  it('tells its timeline with the words that are for the reader', async () => {
    const all = itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, n) => n + 1))
    expect(all[0]).toMatchObject({
      type: 'referral-received',
      by: { agency: 'suzy-lamplugh-trust', role: 'coordinator', name: 'coordinator Person' },
      data: {
        concern: 'Has followed her home from work three times.',
        receivedAt: '2026-11-02T10:00:00.000Z',
      },
    })
  })

  it('tells each event in a sentence, without a word and without a name of somebody', async () => {
    const all = itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))
    expect(all[0]).toMatchObject({
      sentence: 'The person was referred by Suzy Lamplugh Trust (coordinator)',
    })
    for (const { sentence } of all)
      expect(sentence).not.toMatch(/Alex|Robin|followed her|undefined/)
    expect(all.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(
        /^Waiting on Suzy Lamplugh Trust \(coordinator\) for a referral to be ack/,
      ),
    )
  })

  it('shows its timeline newest first as well, page by page, and refuses a cursor of the other order', async () => {
    const path = `/api/pathways/${id}/timeline`
    const oldest = itemsOf(await api.get(path, coordinator))
    const newest: unknown[] = []
    let cursor = ''
    for (let page = 0; page <= oldest.length; page++) {
      const { body } = await api.get(`${path}?order=newest&limit=2${cursor}`, coordinator)
      newest.push(...(body['items'] as unknown[]))
      const next: unknown = body['nextCursor']
      if (typeof next !== 'string') break
      cursor = `&cursor=${next}`
    }
    expect(newest).toEqual(oldest.toReversed())
    const { status } = await api.get(`${path}?order=oldest${cursor}`, coordinator)
    expect(status).toBe(400)
  })

  it.each(['obligations', 'notices', 'forecast', 'commands'])('lists its %s', async (list) => {
    const answer = await api.get(`/api/pathways/${id}/${list}`, coordinator)
    expect([answer.status, answer.text.slice(0, 200)]).toMatchObject([200, expect.anything()])
    expect(itemsOf(answer).length).toBeGreaterThan(0)
  })

  it('says of each command its area, for which parts it is allowed, and what it needs', async () => {
    const listed = itemsOf(await api.get(`/api/pathways/${id}/commands`, coordinator))
    const of = (name: string) => listed.find((one) => one['name'] === name)
    expect(of('remind-now')).toMatchObject({
      may: true,
      area: 'work',
      about: { obligationId: expect.arrayContaining([`${id}.1`]) },
    })
    expect(of('waive')).toMatchObject({ may: false, why: { code: 'nothing-to-choose' }, about: {} })
    expect(of('book-session')).toMatchObject({
      may: false,
      area: 'treatment',
      about: {},
      needed: { place: { when: 'how', is: ['inPerson'] } },
    })
  })

  it('is in the caseload, the worklist and the log of notices', async () => {
    for (const list of [
      'pathways?q=alex',
      `pathways?q=${id}`,
      'worklist',
      'notices',
      'pathways?overdue=false&stuck=false&sort=due',
    ]) {
      const answer = await api.get(`/api/${list}`, coordinator)
      expect([list, answer.status, answer.text.slice(0, 200)]).toMatchObject([
        list,
        200,
        expect.stringContaining(id),
      ])
    }
  })

  it('shows only one area, page by page, as the history of a risk', async () => {
    const assessed = await api.refer()
    for (const violence of ['low', 'high']) {
      const { ratings } = examples['assess-risk'] as { ratings: object }
      const body = { ...examples['assess-risk'], ratings: { ...ratings, violence } }
      await api.done(assessed, 'assess-risk', await api.token('policeLead'), body)
    }
    const path = `/api/pathways/${assessed}/timeline?area=risk&limit=2`
    const first = await api.get(path, coordinator)
    const next = await api.get(`${path}&cursor=${String(first.body['nextCursor'])}`, coordinator)
    const history = [...itemsOf(first), ...itemsOf(next)]
    expect(history.map(({ type }) => type)).toEqual(['risk-assessed', 'risk-set', 'risk-assessed'])
    expect(history[2]).toMatchObject({ data: { instrument: 'srp', ratings: { violence: 'high' } } })
    const wrong = await api.get(`/api/pathways/${assessed}/timeline?area=weather`, coordinator)
    expect([wrong.status, wrong.text]).toMatchObject([400, expect.stringContaining('area')])
  })
})

describe('an amendment', () => {
  it('makes new records of people the current ones, once it is accepted', async () => {
    const own = await api.refer({ person: { ...referralExample.person, name: 'Alex Otherwise' } })
    const police = await api.token('policeLead')
    const change = {
      person: { name: 'Alex Renamed' },
      victim: { safeContact: { safe: false, channels: [] }, relationship: 'stranger' },
      concern: { summary: 'Told anew.' },
    }
    const amend = () =>
      api.send('POST', `/api/pathways/${own}/commands/amend-referral`, police, change)
    const shown = async () => (await api.get(`/api/pathways/${own}`, coordinator)).body
    expect(await amend()).toMatchObject({ status: 409, body: { code: 'not-returned' } })
    expect(await shown()).toMatchObject({ person: { name: 'Alex Otherwise' }, flags: [] })
    await api.done(own, 'return-referral', coordinator, { reason: 'Please name the incidents.' })
    expect(await amend()).toMatchObject({ status: 200 })
    expect(await shown()).toMatchObject({
      person: { name: 'Alex Renamed', aliases: [], dateOfBirth: null },
      victim: { name: null, relationship: 'stranger', safeContact: { safe: false } },
      concern: 'Told anew.',
      flags: ['contactUnsafe'],
    })
    const records = await asEngine(api.database, (tx) =>
      tx.selectFrom('person_records').select('name').execute(),
    )
    expect(records.map(({ name }) => name)).toContain('Alex Otherwise') // nothing that was said is lost
  })
})

// Proves that whoever is invited reads nothing of what a meeting is about before they accept confidentiality for it.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { council, met, type TestMeeting, withTwoItems } from '../support/meeting.ts'
import { enteredIn } from '../support/audit.ts'
import { fetchFile } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { readDocx } from '../support/docx.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const { meeting }: { meeting: TestMeeting } = await withTwoItems(api)
const names = /Alex Example|Second Person|Seen in May/
const confidential = ['agenda', 'items', 'returns', 'minutes'] as const
const papers = ['pack.html', 'pack.docx'] as const

beforeAll(async () => {
  await meeting.until('2026-11-11 17:00')
  const note = { item: 'i1', agency: met, kind: 'full', note: 'Seen in May' }
  await meeting.done('record-return', 'policeLead', note)
  await meeting.done('circulate', 'coordinator')
})

const read = async (part: string, token: string) => api.get(`${meeting.url}/${part}`, token)

describe('whoever is invited and has not accepted confidentiality', () => {
  it.each([...confidential, ...papers])(
    'is refused its %s, with a code of its own',
    async (part) => {
      for (const role of ['policeLead', 'forensicClinician', 'victimAdvocate'] as const) {
        const refused = await read(part, await api.token(role))
        expect([role, refused.status, refused.body['code']]).toEqual([role, 403, 'accept-first'])
        expect(refused.text).not.toMatch(names)
      }
    },
  )

  it('finds no words of it anywhere else', async () => {
    const token = await api.token('policeLead')
    const parts = ['', 'timeline?limit=100', 'attendance', 'obligations', 'commands']
    for (const part of [
      ...parts,
      'commands/record-return/choices',
      'commands/present-item/choices',
    ])
      expect([part, names.test((await read(part, token)).text)]).toEqual([part, false])
  })

  it('is led to the form by the page of the meeting and of each paper', async () => {
    const visitor = visit(api.app, await signIn(api, 'policeLead'))
    for (const page of ['', '/pack.html', '/pack.docx']) {
      const shown = await visitor.get(`/meetings/${meeting.id}${page}`)
      expect([page, shown.status]).toEqual([page, page === '' ? 200 : 403])
      expect(shown.text).toContain(`action="/meetings/${meeting.id}/do/accept-for-papers"`)
      expect(shown.text).toContain('Nobody discussed here is to be told')
      expect(shown.text).not.toMatch(names)
      expect(shown.text).not.toMatch(/High risk/)
    }
  })
})

describe('whoever accepts it', () => {
  it('reads from then on, and no colleague with them', async () => {
    const token = await api.token('policeLead')
    const refused = async (part: string) => (await read(part, token)).status
    await meeting.done('accept-for-papers', 'policeLead')
    for (const part of ['agenda', 'items', 'returns', 'minutes', 'pack.html'])
      expect([part, await refused(part)]).toEqual([part, 200])
    expect((await read('items', token)).text).toMatch(names)
    const colleague = await api.token('policeLead', { agency: met, sub: 'another at the met' })
    expect((await read('items', colleague)).status).toBe(403)
    expect((await read('pack.docx', colleague)).status).toBe(403)
  })

  it('does so on the page, and is on the timeline by name', async () => {
    const visitor = visit(api.app, await signIn(api, 'forensicClinician'))
    const accepted = await visitor.post(`/meetings/${meeting.id}/do/accept-for-papers`, {
      key: 'c0ffee00-0000-4000-8000-000000000001',
      back: `/meetings/${meeting.id}/pack.html`,
      do: 'send',
    })
    expect(accepted.status).toBe(303)
    expect((await visitor.get(`/meetings/${meeting.id}/pack.html`)).text).toMatch(names)
    const timeline = await meeting.read('timeline?limit=100', 'chair')
    const noted = itemsOf(timeline).filter(({ type }) => type === 'papers-accepted')
    expect(noted).toMatchObject([
      { by: { name: 'policeLead Person' } },
      { by: { name: 'forensicClinician Person' } },
    ])
  })

  it('does not do it for another meeting', async () => {
    const other = await withTwoItems(api)
    const url = `${other.meeting.url}/items`
    expect((await api.get(url, await api.token('policeLead'))).status).toBe(403)
  })

  it('does not do it where they are not invited', async () => {
    const stranger = await api.token('agencyWorker', { agency: 'hampshire-council' })
    const refused = await meeting.send('accept-for-papers', { token: stranger })
    expect([403, 404]).toContain(refused.status)
  })
})

it('those who run the meeting and give out its papers read them from the start', async () => {
  for (const role of ['coordinator', 'chair', 'supervisor'] as const)
    expect((await read('items', await api.token(role))).text).toMatch(names)
  const { content } = await fetchFile(api, `${meeting.url}/pack.docx`, 'chair')
  expect((await readDocx(content)).text).toMatch(names)
})

it('what was refused is in the audit log as nothing shown', async () => {
  const called = await api.token('agencyWorker', { agency: council })
  const before = (await enteredIn(api.database)).length
  await read('items', called)
  const entered = (await enteredIn(api.database)).slice(before)
  expect(entered.flatMap(({ fields = [] }) => fields)).toEqual([])
})

// Proves that one text is taken out of everything at once, by the officer alone, and is destroyed or put back by a second person.
import { expect, it } from '@jest/globals'
import { fetchFile, held, withPapers, withReturns } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { readDocx } from '../support/docx.ts'
import { signIn, visit } from '../support/pages.ts'
import { asEngine, readableWords } from '../support/words.ts'
import { randomUUID } from 'node:crypto'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const officer = await api.token('dataProtectionOfficer')
const supervisor = await api.token('supervisor')
const address = `Canary-${randomUUID()} Street`
const why = `Because-${randomUUID()}`

interface Told {
  readonly type: string
  readonly data: Record<string, unknown>
  readonly withheld: Record<string, string>
  readonly texts: readonly { field: string; id: string; takenOut: object | null }[]
}
const timeline = async (of: string, token = officer) =>
  itemsOf(await api.get(`/api/${of}/timeline?limit=100&order=newest`, token)) as unknown as Told[]
const textIn = (told: readonly Told[], type: string) =>
  String(told.find((one) => one.type === type)?.texts[0]?.id)
const refusal = async (pathway: string, name: string, token: string, body: object) => {
  const answer = await api.send('POST', `/api/pathways/${pathway}/commands/${name}`, token, body)
  const [error] = (answer.body['errors'] ?? []) as { field?: string }[]
  return [answer.status, answer.body['code'], error?.field]
}
const stored = async () => [...(await asEngine(api.database, readableWords)).values()].join('\n')

it('is read nowhere from then on; its place and its writer stay, and who took it out and when', async () => {
  const id = await api.refer()
  const note = `The refuge is at ${address}.`
  await api.done(id, 'report-incident', coordinator, { on: '2026-01-14', kind: 'threat', note })
  const text = textIn(await timeline(`pathways/${id}`), 'incident-reported')
  const page = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
  const history = async () => (await page.get(`/pathways/${id}/history`)).text
  const form = `/pathways/${id}/do/restrict-words?id=${text}`
  expect(await history()).toContain(address)
  expect(await history()).toContain(form)
  expect((await page.get(form)).text).toContain(text)
  const others = visit(api.app, await signIn(api, 'coordinator'))
  expect((await others.get(`/pathways/${id}/history`)).text).not.toContain('Take this text out')

  const body = { id: text, reason: why }
  expect((await refusal(id, 'restrict-words', coordinator, body))[0]).toBe(403)
  await api.done(id, 'restrict-words', officer, body)
  expect(await refusal(id, 'restrict-words', officer, body)).toEqual([
    409,
    'already-taken-out',
    'id',
  ])
  for (const token of [coordinator, officer, supervisor, await api.token('policeLead')])
    for (const path of ['', '/timeline?limit=100', '/changes', '/obligations', '/commands'])
      expect((await api.get(`/api/pathways/${id}${path}`, token)).text).not.toContain(address)
  const told = await timeline(`pathways/${id}`, coordinator)
  expect(told.find(({ type }) => type === 'incident-reported')).toMatchObject({
    by: { role: 'coordinator' },
    data: { note: null },
    withheld: { note: 'takenOut' },
    texts: [{ id: text, takenOut: { role: 'dataProtectionOfficer' } }],
  })
  expect(await history()).not.toContain(address)
  expect(await history()).toContain('by the data protection officer')

  // Why is for those who answer for access.
  const reasons = async (token: string) =>
    (await timeline(`pathways/${id}`, token)).find(({ type }) => type === 'words-restricted')?.data
  expect(await reasons(coordinator)).toMatchObject({ reason: null })
  expect(await reasons(supervisor)).toMatchObject({ reason: why })

  // It is put back, taken out again, and destroyed by somebody else.
  await api.done(id, 'restore-words', supervisor, { id: text, reason: 'It is public.' })
  expect(await history()).toContain(address)
  await api.done(id, 'restrict-words', officer, body)
  expect(await refusal(id, 'destroy-words', officer, { id: text })).toEqual([
    409,
    'own-proposal',
    'id',
  ])
  await api.done(id, 'destroy-words', supervisor, { id: text })
  const left = await asEngine(api.database, (tx) =>
    tx.selectFrom('words').select('id').where('id', '=', text).execute(),
  )
  expect(left).toEqual([])
  expect(await stored()).not.toContain(address)
  expect(await refusal(id, 'restore-words', supervisor, body)).toEqual([
    409,
    'not-taken-out',
    undefined,
  ])
})

it('is of this pathway alone', async () => {
  const [one, other] = [await api.refer(), await api.refer()]
  const id = textIn(await timeline(`pathways/${other}`), 'referral-received')
  for (const unknown of [id, randomUUID(), 'none'])
    expect(await refusal(one, 'restrict-words', officer, { id: unknown, reason: why })).toEqual([
      409,
      'unknown-words',
      'id',
    ])
})

it('goes from what meetings said of the pathway, and from their papers', async () => {
  const { meeting, first, second } = await withPapers(api)
  await withReturns(meeting)
  await meeting.done('circulate', 'coordinator')
  await held(meeting, first)
  await meeting.done('draft-minutes', 'coordinator', { text: `She is at ${address}.` })
  await meeting.done('circulate-minutes', 'coordinator')
  const paper = async () => {
    const page = await fetchFile(api, `${meeting.url}/minutes.html`, 'chair')
    const { content } = await fetchFile(api, `${meeting.url}/minutes.docx`, 'chair')
    return `${page.text} ${Object.values((await readDocx(content)).parts).join(' ')}`
  }
  expect(await paper()).toContain(address)
  expect(await paper()).toContain('Fixed on')
  const told = await timeline(`conferences/${meeting.id}`, await api.token('chair'))
  const rationale = { id: textIn(told, 'item-decided'), reason: why }
  expect(await refusal(second, 'restrict-words', officer, rationale)).toEqual([
    409,
    'unknown-words',
    'id',
  ])
  const page = visit(api.app, await signIn(api, 'dataProtectionOfficer'))
  const shown = async () => (await page.get(`/meetings/${meeting.id}`)).text
  const link = (of: string, id: string) => `/pathways/${of}/do/restrict-words?id=${id}`
  for (const { texts, type, data } of told as (Told & { data: { item?: string; id?: string } })[])
    for (const { id } of 'internal' in data ? [] : texts) {
      const of = [data.item, data.id].includes('i2') ? second : first
      expect([type, (await shown()).includes(link(of, id))]).toEqual([type, true])
    }
  const others = visit(api.app, await signIn(api, 'chair'))
  expect((await others.get(`/meetings/${meeting.id}`)).text).not.toContain('Take this text out')
  expect((await page.get(link(first, rationale.id))).text).toContain(rationale.id)
  await api.done(first, 'restrict-words', officer, rationale)
  expect(await shown()).not.toContain('Fixed on')
  const minutes = { id: textIn(told, 'minutes-drafted'), reason: why }
  await api.done(second, 'restrict-words', officer, minutes)
  expect(await paper()).not.toContain(address)
  expect(await paper()).not.toContain('Fixed on')
  expect(await paper()).toContain('Words taken out by the data protection officer')
  const { text } = await meeting.read('minutes', 'chair')
  expect(text).not.toContain(address)
  await api.done(second, 'destroy-words', supervisor, { id: minutes.id })
  expect(await stored()).not.toContain(address)
})

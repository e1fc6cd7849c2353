// Proves that a conference is planned and run over HTTP, each request once.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { forms } from '../../domain/conference/forms.ts'
import { ownApi } from '../support/api.ts'

const api = await ownApi()
const [chair, coordinator] = [await api.token('chair'), await api.token('coordinator')]

const wednesday = '2026-11-18T10:00:00Z'
const plan = {
  site: 'london',
  form: 'stalkingPanel',
  at: wednesday,
  place: 'Room 4',
  reason: 'One more before Christmas.',
}
const send = (url: string, token: string, body?: object, how = {}) =>
  api.send('POST', url, token, body, how)

async function planned(): Promise<string> {
  const answer = await send('/api/conferences', coordinator, plan)
  expect(answer).toMatchObject({ status: 201, body: { stage: 'planned' } })
  return String(answer.body['conferenceId'])
}

describe('a conference over HTTP', () => {
  it('exists from the moment that it is planned, once however often the same is sent', async () => {
    const key = randomUUID()
    const [one, two] = await Promise.all([
      send('/api/conferences', coordinator, plan, { key }),
      send('/api/conferences', coordinator, plan, { key }),
    ])
    expect(one).toMatchObject({ status: 201, body: { stage: 'planned', outcome: 'done' } })
    expect(two.body['conferenceId']).toBe(one.body['conferenceId'])
    expect(one.headers['location']).toBe(`/api/conferences/${String(one.body['conferenceId'])}`)
    expect(
      await send('/api/conferences', coordinator, { ...plan, place: 'x' }, { key }),
    ).toMatchObject({ status: 422 })
  })

  it('says what its form asks of a return', async () => {
    const { body } = await api.get(`/api/conferences/${await planned()}`, chair)
    expect(body['returnForm']).toEqual(forms.stalkingPanel.returnForm.sections)
  })

  it('takes two hands at one item: one result, and one clear refusal', async () => {
    const id = await planned()
    const move = (at: string) =>
      send(
        `/api/conferences/${id}/commands/move-conference`,
        chair,
        { at, reason: 'The room is taken.' },
        { headers: { 'if-match': '1' } },
      )
    const answers = await Promise.all([move('2026-11-19T10:00:00Z'), move('2026-11-20T10:00:00Z')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'changed-meanwhile',
      conferenceId: id,
    })
  })

  it('names the field and the rule of what is wrong', async () => {
    const past = await send('/api/conferences', coordinator, {
      ...plan,
      at: '2026-11-01T10:00:00Z',
    })
    expect(past).toMatchObject({ status: 409, body: { code: 'not-later' } })
    const id = await planned()
    const to = await send(`/api/conferences/${id}/commands/cancel-conference`, chair, {
      reason: 'No items.',
      to: 'cf0000000000zz',
    })
    expect(to).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'to', rule: 'unknown-conference' }] },
    })
  })

  it('is not there for somebody elsewhere, or not invited', async () => {
    const id = await planned()
    const elsewhere = await api.token('chair', { sites: ['cheshire'] })
    const stranger = await api.token('agencyWorker', { sites: ['hampshire'] })
    const administrator = await api.token('administrator')
    const url = `/api/conferences/${id}/commands/declare-conflict`
    const body = { agency: 'hampshire-council', role: 'agencyWorker' }
    for (const token of [elsewhere, stranger, administrator])
      expect((await send(url, token, body)).status).toBe(404)
  })
})

// Proves that everything a conference answers is what the documentation says.
import { expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { expectSaid } from '../support/documented.ts'
import { planExample } from '../support/examples.ts'
import { planMeeting } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'

const api = await ownApi()

const reason = 'The room is taken.'

it('everything that a conference answers is what the documentation says', async () => {
  const [coordinator, chair, stranger] = await Promise.all([
    api.token('coordinator'),
    api.token('chair'),
    api.token('chair', { sites: ['cheshire'] }),
  ])
  const meeting = await planMeeting(api)
  const plan = (token: string, body: unknown, how = {}) =>
    api.send('POST', '/api/conferences', token, body, how)
  const move = (token: string, body: unknown, how = {}) =>
    api.send('POST', `${meeting.url}/commands/move-conference`, token, body, how)
  const at = (day: string) => ({ at: `2026-11-${day}T10:00:00Z`, reason })
  const key = randomUUID()
  const planning = 'post /api/conferences'
  const moving = 'post /api/conferences/{id}/commands/move-conference'

  const planned = [
    await plan(coordinator, planExample, { key }),
    await plan(coordinator, { ...planExample, place: 'Elsewhere' }, { key }),
    await plan(coordinator, { ...planExample, at: '2026-10-01T10:00:00Z' }),
    await plan(coordinator, {}),
    await plan('a.b.c', planExample),
    await plan(stranger, planExample),
    await plan(coordinator, '{', {}),
  ]
  expect(planned.map(({ status }) => status)).toEqual([201, 422, 409, 400, 401, 403, 400])
  const moved = [
    await move(chair, at('19')),
    await move(chair, at('20'), { ifMatch: '1' }),
    await move(chair, { reason }),
    await move('a.b.c', at('20')),
    await move(coordinator, { ...at('20'), nonsense: true }),
    await move(stranger, at('20')),
    await move(chair, 'x', { headers: { 'content-type': 'application/xml' } }),
  ]
  expect(moved.map(({ status }) => status)).toEqual([200, 409, 400, 401, 400, 404, 415])
  api.engine = 'stopped'
  const waiting = [await plan(coordinator, planExample), await move(chair, at('24'))]
  expect(waiting.map(({ status }) => status)).toEqual([202, 202])
  api.engine = 'runs'

  await expectSaid(api, [
    ...planned.map((answer) => [planning, answer] as const),
    ...moved.map((answer) => [moving, answer] as const),
    [planning, waiting[0]!],
    [moving, waiting[1]!],
    ['get /api/conferences', await api.get('/api/conferences?limit=0', coordinator)],
    ['get /api/conferences/{id}', await api.get('/api/conferences/cf000000000000', coordinator)],
    ['get /api/conferences/{id}/agenda', await meeting.read('agenda', 'policeLead')],
    ['get /api/supervision/stuck', await api.get('/api/supervision/stuck', chair)],
  ])
})

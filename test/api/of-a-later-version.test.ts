// Proves that what only a later version knows is shown and kept when this one is gone back to, and that nothing is made of it.
import { beforeAll, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { asOwner } from '../support/database.ts'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const day = 24 * 60 * 60 * 1000
let coordinator: string
let id: string

/** A pathway with a fact, a part of its state and a duty that only a later version knows. */
beforeAll(async () => {
  coordinator = await api.token('coordinator')
  id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  await asOwner(api.database, async (owner) => {
    await sql`
      with duty as (select key, value from entities, jsonb_each(state -> 'obligations')
        where kind = 'pathway' and id = ${id} and value ->> 'what' = 'triage')
      update entities set seq = seq + 1, state = state || jsonb_build_object('later', '{"much": true}'::jsonb,
        'obligations', state -> 'obligations' || jsonb_build_object(${`${id}.99`}::text,
          (select value from duty) || ${JSON.stringify({ id: `${id}.99`, what: 'later', clock: 'later' })}::jsonb))
      where kind = 'pathway' and id = ${id}`.execute(owner)
    await sql`insert into events (kind, entity, seq, type, at, by, data)
      select e.kind, e.id, e.seq, 'of-a-later-version', e.at, v.by, '{}' from entities e
      join events v on v.kind = e.kind and v.entity = e.id and v.seq = 1 where e.id = ${id}`.execute(
      owner,
    )
    await sql`insert into obligations select (jsonb_populate_record(o,
      ${JSON.stringify({ id: `${id}.99`, what: 'later', clock: 'later' })}::jsonb)).*
      from obligations o where pathway = ${id} and what = 'triage'`.execute(owner)
  })
})

const laterPart = async () => {
  const { rows } = await sql<{ later: unknown; duty: unknown }>`
    select state -> 'later' as later, state -> 'obligations' -> ${`${id}.99`} ->> 'what' as duty
    from entities where id = ${id}`.execute(api.database)
  return rows[0]
}

it.each(['', '/timeline', '/obligations', '/notices', '/forecast'])('%s shows it', async (view) => {
  expect((await api.get(`/api/pathways/${id}${view}`, coordinator)).status).toBe(200)
})

it('is on the timeline, without a sentence', async () => {
  const items = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator))
  const found = items.filter(({ type }) => type === 'of-a-later-version')
  expect(found).toMatchObject([{ sentence: null }])
})

it('is reminded of as everything else, and kept by the turns that do so', async () => {
  api.clock.now += 30 * day
  await api.turn('pathway', id)
  const reminded = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator))
  expect(reminded.filter(({ type }) => type === 'rung-reached').length).toBeGreaterThan(0)
  expect(await laterPart()).toEqual({ later: { much: true }, duty: 'later' })
})

it('makes a command that has to judge it a fault, which is listed, and changes nothing', async () => {
  const body = { obligationId: `${id}.99`, reason: 'Agreed by telephone.' }
  const url = `/api/pathways/${id}/commands/waive`
  expect(await api.send('POST', url, coordinator, body)).toMatchObject({ status: 500 })
  const stuck = itemsOf(await api.get('/api/supervision/stuck', coordinator))
  expect(stuck).toContainEqual(
    expect.objectContaining({ kind: 'technical', code: 'command-faulted', pathwayId: id }),
  )
  expect(await laterPart()).toEqual({ later: { much: true }, duty: 'later' })
})

// Proves that nobody can work out the id of a meeting that pathways make, and that two which need one at once make one.
import { expect, test } from '@jest/globals'
import { keepMeetingIds, loadMeetingIds, SlotTaken } from '../../store/meeting-ids.ts'
import { holding, panel } from '../support/rhythm.ts'
import { idFrom } from '../../domain/names.ts'
import { meetingForms } from '../../domain/policy/meetings.ts'
import { mondayMorning, ownApi } from '../support/api.ts'

const api = await ownApi()
const { database } = api
await holding(database, panel(), mondayMorning)

const urgently = { outcome: 'emergencyConference', risk: 'high', rationale: 'A threat today.' }

async function inTriage(): Promise<string> {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  return pathway
}

const emergencies = async () =>
  (
    await database
      .selectFrom('conferences')
      .select(['id', 'site', 'form', 'at'])
      .where('emergency', '=', true)
      .execute()
  ).map((one) => one)

/** What the id of a meeting once was: a hash of facts that anybody knows (FNV-1a). */
function guess(...facts: readonly (string | number)[]): string {
  let bits = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(['emergency', ...facts].join(':')))
    bits = BigInt.asUintN(64, (bits ^ BigInt(byte)) * 0x100000001b3n)
  return idFrom('cf', bits)
}

test('two pathways that need a meeting in the same moment make one, and each knows its id', async () => {
  const pathways = [await inTriage(), await inTriage()]
  api.engine = 'stopped'
  const lead = await api.token('policeLead')
  for (const pathway of pathways)
    await api.send('POST', `/api/pathways/${pathway}/commands/decide-triage`, lead, urgently)
  api.engine = 'runs'
  await Promise.all(pathways.map((pathway) => api.turn('pathway', pathway)))
  for (const pathway of pathways) await api.turn('pathway', pathway)
  const [meeting, ...others] = await emergencies()
  expect(others).toEqual([])
  const rows = await database
    .selectFrom('pathways')
    .select('listing')
    .where('id', 'in', pathways)
    .execute()
  expect(rows).toEqual([{ listing: meeting?.id }, { listing: meeting?.id }])
})

test('the 1,344 guesses from site, form, time and count miss, and so do those of the rhythm', async () => {
  const sites = ['london', 'cheshire', 'hampshire']
  const days = Array.from({ length: 7 }, (_, n) => mondayMorning + n * 86_400_000)
  const at = (await emergencies())[0]?.at ?? 0
  const times = [...days.flatMap((day) => [day, day + 6 * 3_600_000]), at, at + 3_600_000]
  const guesses = sites.flatMap((site) =>
    Object.keys(meetingForms).flatMap((form) =>
      times.flatMap((time) =>
        Array.from({ length: 7 }, (_, again) => guess(site, form, time, again)),
      ),
    ),
  )
  expect(guesses).toHaveLength(1344)
  const hits = await database
    .selectFrom('conferences')
    .select('id')
    .where('id', 'in', guesses)
    .execute()
  expect(hits).toEqual([])
  expect(await emergencies()).toHaveLength(1)
  const lead = await api.token('policeLead')
  for (const id of guesses.slice(0, 20))
    expect((await api.get(`/api/conferences/${id}`, lead)).status).toBe(404)
})

test('a turn that comes second to a slot stores nothing, and taken again it finds the first id', async () => {
  const slot = { site: 'london', form: 'marac', at: mondayMorning + 3_600_000, again: 0 } as const
  const [first, second] = [
    await loadMeetingIds(database, ['london'], mondayMorning),
    await loadMeetingIds(database, ['london'], mondayMorning),
  ]
  const [id, other] = [first.idOf(slot), second.idOf(slot)]
  expect(first.idOf(slot)).toBe(id)
  expect(other).not.toBe(id)
  const keep = (ids: typeof first) =>
    database.transaction().execute((tx) => keepMeetingIds(tx, ids.fresh()))
  await keep(first)
  await expect(keep(second)).rejects.toThrow(SlotTaken)
  const again = await loadMeetingIds(database, ['london'], mondayMorning)
  expect(again.idOf(slot)).toBe(id)
  expect(again.fresh()).toEqual([])
  const later = await loadMeetingIds(database, ['london'], slot.at)
  expect(later.idOf({ ...slot, at: slot.at + 1 })).not.toBe(id)
})

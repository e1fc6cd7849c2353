import { expect } from '@jest/globals'
import {
  comes,
  decidedToTreat,
  londoners,
  referralOf,
  sessionsOf,
  sessionsPlanned,
} from './cast.ts'
import type { Place } from './place.ts'

const trust = 'barnet-enfield-haringey-mental-health-trust'

/** Four slips of one morning, each put right by whoever made it. */
export async function fourSlips(place: Place): Promise<void> {
  const people = await londoners(place)
  const { coordinator, police, clinician } = people
  const born = { dateOfBirth: '1979-03-12' }
  const first = await police.refers(
    referralOf('Mortimer Saltash', 'Imogen Larkin', {
      person: { name: 'Mortimer Saltash', ...born },
    }),
  )
  await decidedToTreat(people, first)
  await sessionsPlanned(people, first)
  const other = await police.refers(referralOf('Barnabas Quillon', 'Persis Langtry'))
  await coordinator.does(other, 'accept-referral')
  await comes(people, first, 1)

  // The birth date has two digits exchanged.
  const corrected = { name: 'Mortimer Saltash', aliases: [], dateOfBirth: '1979-03-21' }
  await coordinator.does(first, 'correct-person', {
    ...{ person: corrected, reason: 'Two digits were exchanged.', former: undefined },
  })
  expect((await coordinator.pathway(first))['person']).toMatchObject(corrected)

  // Attendance is recorded for the wrong man.
  const next = (await sessionsOf(people, first)).find(({ record }) => record === null)
  await place.until(Date.parse(String(next?.['at'])) + 3_600_000)
  await clinician.does(first, 'record-session', { sessionId: next?.['id'] })
  const attended = await clinician.told(first, 'session-recorded')
  await clinician.does(first, 'withdraw-entry', { event: attended['seq'], reason: 'Another man.' })
  const again = (await sessionsOf(people, first)).find(({ id }) => id === next?.['id'])
  expect(again).toMatchObject({ record: null })
  expect(await clinician.owed(first, 'recordSession')).toHaveLength(1)

  // A decision of triage is on the wrong pathway.
  await police.does(other, 'decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
  const decided = await police.told(other, 'triage-decided')
  await police.does(other, 'withdraw-entry', { event: decided['seq'], reason: 'Meant another.' })
  expect(await police.pathway(other)).toMatchObject({ stage: 'triage' })
  expect((await police.owed(other)).map(({ what }) => what)).toContain('triage')
  expect(await coordinator.owed(other, 'advice')).toEqual([])

  // "Nothing known" goes out an hour before the file turns up.
  await police.does(other, 'decide-triage')
  await place.comes('the trust is asked', async () => {
    const asked = await clinician.owed(other, 'return')
    return asked.length > 0 || undefined
  })
  await clinician.does(other, 'record-return', { agency: trust, kind: 'nil', note: undefined })
  await clinician.does(other, 'record-return', { agency: trust, kind: 'full' })
  const returns = (await coordinator.pathway(other))['returns'] as { agency: string }[]
  expect(returns.find(({ agency }) => agency === trust)).toMatchObject({
    answer: 'full',
  })

  // All of it stands on the timelines, what was wrong struck out.
  for (const [id, struck] of [
    [first, 'session-recorded'],
    [other, 'triage-decided'],
    [other, 'return-recorded'],
  ] as const) {
    const all = (await coordinator.lists(`/api/pathways/${id}/timeline`)).filter(
      ({ type }) => type === struck,
    )
    const stand = all.filter((one) => (one['withdrawnBy'] ?? one['replacedBy']) === null)
    expect([struck, all.length - stand.length]).toEqual([struck, 1])
  }
}

import { contactMade } from './examples.ts'
import {
  health,
  housing,
  listing,
  london,
  met,
  planMeeting,
  probation,
  sitDown,
  type TestMeeting,
  trust,
} from './meeting.ts'
import type { TestApi } from './api.ts'

type Whose = 'A' | 'B' | 'Both'

/** Finds the words that were planted of one of two victims, or of both at once. */
export const ofTwo = (whose: Whose): RegExp => new RegExp(`Quist${whose}[A-Z]`)

/** A word that is planted of a victim, or of both. */
const word = (whose: Whose, what: string): string => `Quist${whose}${what}`

const victim = (whose: Whose, relationship: string) => ({
  name: `${word(whose, 'Name')} Surname`,
  phone: whose === 'A' ? '+44 7700 900101' : '+44 7700 900102',
  email: `quist${whose}Mail@example.org`.replace('quist', 'Quist'),
  relationship,
  safeContact: {
    safe: true,
    channels: ['phone'],
    window: word(whose, 'Window'),
    note: word(whose, 'Note'),
  },
})

/** A pathway with two victims, the second with a service of their own, about each of whom something was said wherever it can be. */
export async function pathwayOfTwo(api: TestApi): Promise<string> {
  const [coordinator, police, chair, advocate, clinician] = await Promise.all(
    (['coordinator', 'policeLead', 'chair', 'victimAdvocate', 'forensicClinician'] as const).map(
      (role) => api.token(role),
    ),
  )
  const hers = await api.token(['agencyWorker', 'victimAdvocate'], {
    agency: housing,
    sub: 'hers B',
  })
  const id = await api.refer({ victim: victim('A', 'exPartner') })
  const done = (name: string, token: string | undefined, body: object) =>
    api.done(id, name, token ?? '', body)
  await done('accept-referral', coordinator, {})
  await done('add-victim', coordinator, {
    victim: victim('B', 'stranger'),
    advocate: housing,
    reason: word('Both', 'Added'),
  })
  for (const [whose, token] of [
    ['A', advocate],
    ['B', hers],
  ] as const) {
    const said = { view: word(whose, 'View'), note: word(whose, 'Contact') }
    await done('record-victim-contact', token, { ...contactMade, result: 'reached', ...said })
    await done('set-safe-contact', token, {
      safe: true,
      channels: ['phone'],
      note: word(whose, 'Terms'),
    })
    await done('report-incident', police, {
      on: '2026-10-02',
      kind: 'threat',
      note: word('Both', 'Incident'),
    })
  }
  await done('decide-triage', police, {
    outcome: 'conference',
    risk: 'high',
    rationale: word('Both', 'Triage'),
  })
  await api.turn('pathway', id)
  await done('record-return', police, {
    agency: met,
    kind: 'full',
    note: word('A', 'Return'),
    victim: 'A',
  })
  await done('record-return', clinician, {
    agency: health,
    kind: 'full',
    note: word('B', 'Return'),
    victim: 'B',
  })
  for (const agency of [trust, probation])
    await done('waive-return', chair, { agency, reason: 'Known to have nothing.' })
  await done('record-conference', chair, {
    decision: 'intervene',
    risk: 'high',
    rationale: word('Both', 'Rationale'),
    actions: (['A', 'B'] as const).map((whose) => ({
      ...{ agency: met, role: 'policeLead', what: word(whose, 'Action'), why: word(whose, 'Why') },
      ...{ victim: whose, dueOn: '2026-11-16' },
    })),
  })
  return id
}

/** A meeting about them whose agenda is out, with returns and open actions about each, and a text about both. */
export async function meetingAboutTwo(api: TestApi, pathway: string): Promise<TestMeeting> {
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(pathway, { risk: 'high', agencies: [] }))
  for (const [n, strand] of (['A', 'B'] as const).entries()) {
    const due = london('2026-11-16 17:00')
    await meeting.told('bring-action', { pathway, action: `a${n + 1}`, agency: met, due, strand })
  }
  await meeting.until('2026-11-11 17:00')
  const returns = { item: 'i1', kind: 'full' }
  await meeting.done('record-return', 'policeLead', {
    ...returns,
    agency: met,
    note: word('A', 'MeetingReturn'),
    victim: 'A',
  })
  await meeting.done('record-return', 'forensicClinician', {
    ...returns,
    agency: health,
    note: word('B', 'MeetingReturn'),
    victim: 'B',
    audience: 'notForTreatment',
  })
  await meeting.done('record-return', 'probation', {
    ...returns,
    agency: probation,
    note: word('Both', 'MeetingReturn'),
  })
  await meeting.done('circulate', 'coordinator')
  return meeting
}

/** The meeting is held and its minutes circulated: a decision, actions and reviews about each, and texts about both. */
export async function heldAboutTwo(meeting: TestMeeting, pathway: string): Promise<void> {
  await sitDown(meeting)
  await meeting.done('present-item', 'chair', { item: 'i1', agency: housing, role: 'agencyWorker' })
  await meeting.done('decide-item', 'chair', {
    ...{ item: 'i1', decision: 'intervene', risk: 'high', rationale: word('Both', 'Decided') },
    dissent: [{ agency: probation, view: word('Both', 'Dissent') }],
    actions: (['A', 'B'] as const).map((whose) => ({
      ...{ agency: met, role: 'policeLead', what: word(whose, 'MeetingAction'), victim: whose },
      dueOn: '2026-12-02',
    })),
  })
  for (const [n, whose] of (['A', 'B'] as const).entries())
    await meeting.done('review-action', 'chair', {
      ...{ pathway, action: `a${n + 1}`, outcome: 'notDone', note: word(whose, 'Reviewed') },
    })
  await meeting.done('close-session', 'chair')
  await meeting.done('draft-minutes', 'coordinator', { text: word('Both', 'Minutes') })
  await meeting.done('circulate-minutes', 'coordinator')
  await meeting.done('correct-minutes', 'coordinator', {
    correction: 'QuistForAll',
    audience: 'all',
  })
}

import type { TestApi } from './api.ts'
import {
  accepting,
  type By,
  council,
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

/** A file as it was answered. */
export interface TestFile {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly content: Buffer
  readonly text: string
}

/** Fetches a file. */
export async function fetchFile(api: TestApi, url: string, by: By): Promise<TestFile> {
  const token = typeof by === 'string' ? await api.token(by) : by.token
  const fetched = async () => {
    const answer = await api.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
    const { statusCode: status, headers, rawPayload: content, body: text } = answer
    return { status, headers: { ...headers }, content, text }
  }
  return accepting(api, url.replace(/\/[^/]*$/, ''), token, fetched)
}

/** A meeting with two items, an open action of housing's on the first pathway, and a watch that ends on the second. */
export async function withPapers(api: TestApi) {
  const first = await agreed(api)
  const second = await api.refer({ person: { name: 'Second Person' } })
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(first, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(second, { children: true }))
  const due = london('2026-11-16 17:00')
  await meeting.told('bring-action', { pathway: first, action: 'a1', agency: housing, due })
  await meeting.told('bring-expiry', { pathway: second, until: london('2026-12-01 00:00') })
  await meeting.until('2026-11-11 17:00')
  return { meeting, first, second }
}

/** A pathway for which an earlier conference agreed an action. */
async function agreed(api: TestApi): Promise<string> {
  const pathway = await api.refer()
  const [coordinator, police, chair] = await Promise.all([
    api.token('coordinator'),
    api.token('policeLead'),
    api.token('chair'),
  ])
  await api.done(pathway, 'accept-referral', coordinator)
  await api.done(pathway, 'decide-triage', police, {
    outcome: 'conference',
    risk: 'high',
    rationale: 'Escalating.',
  })
  await api.turn('pathway', pathway) // it asks the agencies by itself
  for (const agency of [met, trust, health, probation])
    await api.done(pathway, 'waive-return', chair, { agency, reason: 'Heard before.' })
  await api.done(pathway, 'record-conference', chair, {
    decision: 'intervene',
    risk: 'high',
    rationale: 'Treatment is needed.',
    actions: [
      { agency: housing, role: 'agencyWorker', what: 'Change the locks.', dueOn: '2026-11-16' },
    ],
  })
  return pathway
}

/** What agencies return about the first item: one keeps something to itself, one declines, one is late, and one silent. */
export async function withReturns(meeting: TestMeeting): Promise<void> {
  const returns = (by: By, body: object) =>
    meeting.done('record-return', by, { item: 'i1', ...body })
  await returns('forensicClinician', { agency: health, kind: 'full', note: 'Known since May.' })
  await returns('victimAdvocate', { agency: trust, kind: 'declined', reason: 'Not ours to say.' })
  await returns('policeLead', {
    agency: met,
    kind: 'full',
    note: 'Internal-only words.',
    withheld: 'investigation',
  })
  await meeting.until('2026-11-17 09:00')
  await returns('probation', { agency: probation, kind: 'nil' })
}

/** The meeting decides about the first item, with a differing view and two actions, defers the second, and closes. */
export async function held(meeting: TestMeeting, first: string): Promise<void> {
  await sitDown(meeting)
  await meeting.done('present-item', 'chair', { item: 'i1', agency: housing, role: 'agencyWorker' })
  await meeting.done('decide-item', 'chair', {
    item: 'i1',
    decision: 'intervene',
    risk: 'high',
    rationale: 'Fixed on <b>one</b> person & armed.\nHas found the new address.',
    dissent: [{ agency: probation, view: 'Advice would have been enough.' }],
    actions: [
      { agency: council, role: 'agencyWorker', what: 'Look for a flat.', dueOn: '2026-12-04' },
      { agency: met, role: 'policeLead', what: 'Apply for an order.', dueOn: '2026-12-02' },
    ],
  })
  await meeting.done('defer-item', 'chair', { item: 'i2', because: 'time', reason: 'It was late.' })
  await meeting.done('review-action', 'chair', {
    pathway: first,
    action: 'a1',
    outcome: 'noLongerPossible',
    note: 'They have moved away.',
  })
  await meeting.done('close-session', 'chair')
}

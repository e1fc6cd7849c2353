// Proves that nobody who treats the person is shown a word of a victim under any address of the API, on any page, in any form or paper, although it was written wherever something can be written.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import {
  council,
  health,
  listing,
  met,
  planMeeting,
  probation,
  sitDown,
} from '../support/meeting.ts'
import { everyAddress, type Named } from '../support/addresses.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { plantPathway, wordsOf } from '../support/planted.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'
import { wordsIn } from '../support/paper-words.ts'

const api = await ownApi()

/** What names or places a victim, wherever it is written; the second came later. */
const { person, clinical, order: _, ...ofVictim } = wordsOf('Walk')
const second = { name: 'QuistSecondName', phone: 'QuistSecondPhone', note: 'QuistSecondNote' }
const elsewhere = {
  return: 'QuistMeetingReturn',
  decision: 'QuistMeetingDecision',
  minutes: 'QuistMinutes',
}
const canaries = [...Object.values(ofVictim), ...Object.values(second), ...Object.values(elsewhere)]

const pathway = await plantPathway(api, 'london', 'Walk')
const meeting = await planMeeting(api)
const named: Named = { pathway, meeting: meeting.id, draft: 'none', sent: 'none', report: 'none' }
const readers = [
  ['a clinician', 'forensicClinician', health],
  ['probation, which provides the sessions', 'probation', probation],
] as const satisfies readonly (readonly [string, Role, string])[]

beforeAll(async () => {
  const [coordinator, advocate, police, clinician] = await Promise.all(
    (['coordinator', 'victimAdvocate', 'policeLead', 'forensicClinician'] as const).map((role) =>
      api.token(role),
    ),
  )
  const done = (name: string, by: string, body: object) => api.done(pathway, name, by, body)
  await done('add-victim', coordinator!, {
    victim: {
      ...{ name: second.name, phone: second.phone, relationship: 'exPartner' },
      safeContact: { safe: true, channels: ['phone'], note: second.note },
    },
    reason: second.note,
  })
  await done('set-safe-contact', advocate!, {
    ...{ victim: 'B', safe: true, channels: ['phone'], note: second.note },
  })
  await done('record-suitability', clinician!, { result: 'suitable', note: clinical })
  await done('give-consent', clinician!, {})
  await done('plan-sessions', clinician!, {
    ...pathwayCommands['plan-sessions'].example,
    provider: { agency: probation, role: 'probation' },
  })
  await done('report-incident', police!, {
    on: '2026-11-01',
    kind: 'threat',
    note: ofVictim.concern,
  })
  await meeting.told('list-item', listing(pathway, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(await api.refer()))
  const due = api.clock.now + 14 * 24 * 3_600_000
  await meeting.told('bring-action', { pathway, action: 'a1', agency: met, due })
  await meeting.until('2026-11-11 17:00')
  const note = { item: 'i1', agency: met, kind: 'full', note: elsewhere.return }
  await meeting.done('record-return', 'policeLead', note)
  await meeting.done('circulate', 'coordinator')
  await sitDown(meeting)
  await meeting.done('present-item', 'chair', { item: 'i1', agency: met, role: 'policeLead' })
  await meeting.done('decide-item', 'chair', {
    ...{ item: 'i1', decision: 'intervene', risk: 'high', rationale: elsewhere.decision },
    dissent: [{ agency: met, view: elsewhere.decision }],
    actions: [{ agency: met, role: 'policeLead', what: elsewhere.decision, dueOn: '2026-12-04' }],
  })
  await meeting.done('defer-item', 'chair', { item: 'i2', because: 'time', reason: 'It was late.' })
  const review = { pathway, action: 'a1', outcome: 'done', note: elsewhere.decision }
  await meeting.done('review-action', 'chair', review)
  await meeting.done('close-session', 'chair')
  await meeting.done('draft-minutes', 'coordinator', { text: elsewhere.minutes })
  await meeting.done('circulate-minutes', 'coordinator', {})
})

/** What somebody is shown of a victim, by the address: of the API and of pages, with every form of either. */
async function seenBy(role: Role, agency: string) {
  const token = await api.token(role, { agency })
  const visitor = visit(api.app, await signIn(api, role, { agency }))
  const forms = [
    ...Object.keys(pathwayCommands).map((name) => `/pathways/${pathway}/do/${name}`),
    ...Object.keys(conferenceCommands).map((name) => `/meetings/${meeting.id}/do/${name}`),
  ]
  const parts = ['timeline', 'obligations', 'notices', 'history'].map(
    (part) => `/api/pathways/${pathway}/${part}?limit=100&order=newest`,
  )
  await meeting.read('items', { token }) // who accepts confidentiality reads all that is theirs
  const found: string[] = []
  let answered = 0
  for (const url of [...everyAddress(api, named), ...forms, ...parts]) {
    const { status, text } = url.startsWith('/api/')
      ? await api.get(url, token)
      : await visitor.get(url)
    if (status === 200) answered += 1
    if (status >= 500) found.push(`${url}: ${status}`)
    for (const word of canaries) if (text.includes(word)) found.push(`${url}: ${word}`)
  }
  const paper = await Promise.all([
    wordsIn(api, meeting, 'pack', { token }),
    wordsIn(api, meeting, 'minutes', { token }),
  ])
  for (const word of canaries) if (paper.flat().join().includes(word)) found.push(`paper: ${word}`)
  return { found, answered }
}

it('the police lead is shown all of it, at many addresses', async () => {
  const { found } = await seenBy('policeLead', met)
  for (const word of canaries.filter((one) => one !== ofVictim.process))
    expect([word, found.some((one) => one.endsWith(word))]).toEqual([word, true])
})

describe.each(readers)('%s', (_, role, agency) => {
  it('is shown the person, and no word of a victim anywhere', async () => {
    const { found, answered } = await seenBy(role, agency)
    expect(found).toEqual([])
    expect(answered).toBeGreaterThan(40)
    const { text } = await api.get(`/api/pathways/${pathway}`, await api.token(role, { agency }))
    expect(text).toContain(person)
  })

  it('finds no pathway by what is known of a victim', async () => {
    const token = await api.token(role, { agency })
    for (const q of [ofVictim.victim, second.name]) {
      const found = await api.get(`/api/pathways?q=${q}`, token)
      expect([q, found.status === 200 ? itemsOf(found) : []]).toEqual([q, []])
    }
  })
})

it('probation, while somebody else provides the sessions, reads what an order forbids', async () => {
  const token = await api.token('probation')
  const other = await plantPathway(api, 'london', 'Enforced')
  const { text } = await api.get(`/api/pathways/${other}`, token)
  expect(text).toContain(wordsOf('Enforced').prohibition)
})

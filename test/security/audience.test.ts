// Proves that free text which is not for treatment reaches nobody who treats, in whatever form, and that what is for all does.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { council, health, housing, london, met, trust } from '../support/meeting.ts'
import { everyPart, listing, planMeeting, sitDown, type TestMeeting } from '../support/meeting.ts'
import { mondayMorning, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'
import { wordsIn } from '../support/paper-words.ts'

const api = await ownApi()

/** What is written once as usual and once for all; each text has a word of its own, by its number. */
const kinds = ['Guarded', 'Opened'] as const
type Kind = (typeof kinds)[number]
const written: string[] = []

/** Words of one kind, under a name that says where they were typed. */
function text(kind: Kind, where: string): string {
  const word = `${kind}${where}Quist`
  written.push(word)
  return word
}

/** How a body says for whom its words are; what is usual is not said. */
const forWhom = (kind: Kind): object => (kind === 'Opened' ? { audience: 'all' } : {})

/** A pathway on which everything is written for one audience. */
async function pathwayFor(kind: Kind): Promise<string> {
  const say = (where: string) => text(kind, where)
  const who = forWhom(kind)
  const pathway = await api.refer({
    referrer: { agency: health, role: 'forensicClinician' },
    concern: {
      summary: say('Summary'),
      incidents: [{ on: '2026-10-01', kind: 'threat', note: say('IncidentNote') }],
      ...who,
    },
  })
  const done = async (name: string, by: 'coordinator' | 'policeLead' | 'chair', body: object) =>
    api.done(pathway, name, await api.token(by), { ...body, ...who })
  await done('return-referral', 'coordinator', { reason: say('ReturnReason') })
  const referrer = await api.token('forensicClinician')
  await api.done(pathway, 'amend-referral', referrer, { note: say('AmendNote'), ...who })
  await done('accept-referral', 'coordinator', { note: say('AcceptNote') })
  const triage = { outcome: 'conference', risk: 'high', rationale: say('Triage') }
  await done('decide-triage', 'policeLead', triage)
  const incident = { on: '2026-10-02', kind: 'threat', note: say('Incident') }
  await done('report-incident', 'policeLead', incident)
  await done('record-change', 'policeLead', {
    on: '2026-10-02',
    kind: 'moved',
    note: say('Change'),
  })
  await api.turn('pathway', pathway)
  await done('record-return', 'policeLead', { agency: met, kind: 'full', note: say('Return') })
  await done('waive-return', 'chair', { agency: trust, reason: say('Waived') })
  await done('record-order', 'policeLead', {
    kind: 'spo',
    grantedOn: '2026-10-30',
    untilFurtherOrder: true,
    prohibitions: [say('Prohibition')],
    requirements: ['To see a clinician.'],
  })
  const varied = {
    orderId: 'o1',
    on: '2026-11-01',
    prohibitions: [say('Anew')],
    note: say('Varied'),
  }
  await done('vary-order', 'policeLead', varied)
  await done('record-conference', 'chair', {
    decision: 'intervene',
    risk: 'high',
    rationale: say('Rationale'),
    actions: [
      {
        ...{ agency: met, role: 'policeLead', what: say('Action'), why: say('ActionWhy') },
        ...{ dueOn: '2026-12-01', ...who },
      },
    ],
  })
  await done('end-action', 'policeLead', { actionId: 'a1', outcome: 'done', note: say('Ended') })
  await done('hold', 'coordinator', { reason: 'abroad', note: say('Hold') })
  return pathway
}

const views = ['', '/timeline?limit=100', '/obligations', '/notices', '/forecast', '/commands']
const pages = ['', '/history', '/treatment', '/risk', '/record', '/do/end-action', '/do/extend']

/** Everything that somebody reads of a pathway, in JSON, on pages, in lists and in the file of the caseload. */
async function readOf(id: string, role: 'forensicClinician' | 'probation' | 'policeLead') {
  const token = await api.token(role)
  const visitor = visit(api.app, await signIn(api, role))
  const texts = await Promise.all([
    ...views.map(async (view) => (await api.get(`/api/pathways/${id}${view}`, token)).text),
    ...pages.map(async (page) => (await visitor.get(`/pathways/${id}${page}`)).text),
    ...['/work', '/pathways', '/pathways/csv'].map(async (page) => (await visitor.get(page)).text),
  ])
  return texts.join('\n')
}

const found = (seen: string, kind: Kind): string[] =>
  written.filter((word) => word.startsWith(kind) && seen.includes(word))
const all = (kind: Kind): string[] => written.filter((word) => word.startsWith(kind))

describe('a pathway', () => {
  const ids: Partial<Record<Kind, string>> = {}
  beforeAll(async () => {
    for (const kind of kinds) ids[kind] = await pathwayFor(kind)
  })

  it('shows its police everything that was written', async () => {
    for (const kind of kinds)
      expect(found(await readOf(ids[kind]!, 'policeLead'), kind)).toEqual(all(kind))
  })

  // What is guarded is stored without an audience, as words of an earlier version are.
  it('shows a clinician what is for all, and nothing else: not even their own words', async () => {
    expect(found(await readOf(ids.Guarded!, 'forensicClinician'), 'Guarded')).toEqual([])
    expect(found(await readOf(ids.Opened!, 'forensicClinician'), 'Opened')).toEqual(all('Opened'))
  })

  it('shows probation besides what an order says, because it enforces it', async () => {
    const enforced = all('Guarded').filter((word) => /Prohibition|Varied|Anew/.test(word))
    expect(found(await readOf(ids.Guarded!, 'probation'), 'Guarded')).toEqual(enforced)
  })

  it('says of each that it is there and not for them', async () => {
    const clinician = await api.token('forensicClinician')
    const { body } = await api.get(`/api/pathways/${ids.Guarded}`, clinician)
    expect(body).toMatchObject({
      concern: null,
      withheld: { concern: 'notForYou' },
      actions: [{ what: null, withheld: 'notForYou' }],
      orders: [{ prohibitions: [null], withheld: { prohibitions: 'notForYou' } }],
    })
  })

  it('keeps what is said of words apart from what the rules see', async () => {
    const rows = await api.database.selectFrom('inbox').select('body').execute()
    expect(JSON.stringify(rows)).not.toMatch(/audience|notForTreatment|Quist/)
  })
})

describe('a meeting', () => {
  const meetings: Partial<Record<Kind, TestMeeting>> = {}
  /** What a clinician has in the pack, in both formats, before the session. */
  const packs: Partial<Record<Kind, string>> = {}
  beforeAll(async () => {
    for (const kind of kinds) meetings[kind] = await heldFor(kind)
  })

  /** A meeting at which everything is written for one audience, to its circulated minutes. */
  async function heldFor(kind: Kind): Promise<TestMeeting> {
    const say = (where: string) => text(kind, `Meeting${where}`)
    const who = forWhom(kind)
    const pathway = await api.refer({ person: { name: `Person ${kind}` } })
    api.clock.now = mondayMorning
    const meeting = await planMeeting(api)
    const due = london('2026-11-16 17:00')
    await meeting.told('list-item', listing(pathway, { risk: 'high', agencies: [council] }))
    await meeting.told('bring-action', { pathway, action: 'a1', agency: housing, due })
    await meeting.until('2026-11-11 17:00')
    const done = (name: string, by: 'policeLead' | 'chair' | 'coordinator', body: object) =>
      meeting.done(name, by, { ...body, ...who })
    const item = { item: 'i1' }
    const note = { ...item, agency: met, kind: 'full', note: say('Return') }
    await done('record-return', 'policeLead', note)
    await meeting.done('circulate', 'coordinator')
    packs[kind] = (await wordsIn(api, meeting, 'pack', 'forensicClinician')).join('\n')
    await sitDown(meeting)
    const seat = { agency: housing, role: 'agencyWorker' }
    await meeting.done('present-item', 'chair', { ...item, ...seat })
    await done('decide-item', 'chair', {
      ...{ ...item, decision: 'intervene', risk: 'high', rationale: say('Rationale') },
      dissent: [{ agency: met, view: say('Dissent') }],
      actions: [{ agency: met, role: 'policeLead', what: say('Action'), why: say('Why'), ...who }],
    })
    const review = { pathway, action: 'a1', outcome: 'carried', note: say('Review') }
    await done('review-action', 'chair', review)
    await meeting.done('close-session', 'chair')
    await done('draft-minutes', 'coordinator', { text: say('Minutes') })
    await meeting.done('circulate-minutes', 'coordinator')
    await done('correct-minutes', 'policeLead', { correction: say('Correction') })
    return meeting
  }

  const readAt = async (meeting: TestMeeting, by: 'forensicClinician' | 'policeLead') => {
    const parts = await everyPart(meeting, by)
    const timeline = await meeting.read('timeline?limit=100', by)
    const papers = [...(await wordsIn(api, meeting, 'pack', by))]
    const minutes = [...(await wordsIn(api, meeting, 'minutes', by))]
    const visitor = visit(api.app, await signIn(api, by))
    const page = await visitor.get(`/meetings/${meeting.id}`)
    return {
      json: [timeline, ...parts.map(([, part]) => part)].map((part) => part.text).join('\n'),
      papers: [...papers, ...minutes].join('\n'),
      page: page.text,
    }
  }
  const at = (kind: Kind) => all(kind).filter((word) => word.includes('Meeting'))
  const afterwards = (kind: Kind) => at(kind).filter((word) => !word.includes('Return'))

  it('shows its police everything, in JSON and on paper', async () => {
    for (const kind of kinds) {
      const { json, papers } = await readAt(meetings[kind]!, 'policeLead')
      expect(found(json, kind)).toEqual(at(kind))
      expect(found(papers, kind)).toEqual(afterwards(kind))
    }
  })

  it('shows a clinician what is for all, and nothing else', async () => {
    const guarded = await readAt(meetings.Guarded!, 'forensicClinician')
    expect(found(Object.values(guarded).join('\n'), 'Guarded')).toEqual([])
    expect(guarded.papers).toContain('Words not shown')
    const opened = await readAt(meetings.Opened!, 'forensicClinician')
    expect(found(opened.json, 'Opened')).toEqual(at('Opened'))
    expect(found(opened.papers, 'Opened')).toEqual(afterwards('Opened'))
    expect(found(packs.Guarded!, 'Guarded')).toEqual([])
    expect(found(packs.Opened!, 'Opened')).toEqual(['OpenedMeetingReturnQuist'])
  })
})

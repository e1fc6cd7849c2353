import type { Hands } from '../../scripts/chaos/hands.ts'
import type { Left } from './snapshot.ts'

const dayMs = 24 * 60 * 60 * 1000
const after = (days: number) => new Date(Date.now() + days * dayMs).toISOString()
const incident = { on: '2026-01-14', kind: 'threat', note: 'Said that he would come tonight.' }
const concern = {
  summary: 'Has followed her home from work three times.',
  incidents: [{ on: '2026-01-09', kind: 'following', note: 'Waited at the bus stop.' }],
}
const referral = {
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  victim: {
    name: 'Robin Sample',
    safeContact: { safe: true, channels: ['phone'], window: 'Weekdays before noon' },
    relationship: 'exPartner',
  },
  concern,
  screening: { tool: 'stst', score: 7 },
  lawfulBasis: 'lawEnforcement',
  urgent: false,
}
const triage = { outcome: 'conference', risk: 'medium', rationale: 'Fixated on one person.' }
const decision = { decision: 'intervene', risk: 'medium', rationale: 'Treatment is needed.' }
const housing = { agency: 'london-housing', role: 'agencyWorker' }
const contacted = {
  result: 'reached',
  channel: 'phone',
  at: '2026-01-15T10:30:00Z',
  window: 'inside',
  withheldNumber: true,
  view: 'Wants him to be kept away.',
}

/** The people of London at work over HTTP, for a data folder that is kept. Everything they write is made up. */
export class Play {
  readonly #hands: Hands
  readonly #judged: () => Promise<void>

  /** With the people of London; `judged` waits until whoever was told of something has heard. */
  constructor(hands: Hands, judged: () => Promise<void>) {
    this.#hands = hands
    this.#judged = judged
  }

  /** Leaves behind a pathway in each of several stages, a meeting with two of them on its list, and a draft. */
  async leavesMuch(): Promise<Left> {
    const received = await this.refer('Received Example')
    const accepted = await this.refer('Accepted Example')
    await this.does(accepted, 'coordinator', 'accept-referral', { note: 'Within our area.' })
    const ended = await this.refer('Ended Example')
    const why = { code: 'outOfArea', reason: 'Lives in another county.' }
    await this.does(ended, 'coordinator', 'reject-referral', why)
    const urgent = await this.refer('Urgent Example')
    await this.does(urgent, 'policeLead', 'raise-urgent-risk', incident)
    await this.does(urgent, 'chair', 'record-conference', { ...decision, actions: [] })
    await this.does(urgent, 'victimAdvocate', 'record-victim-contact', contacted)
    const treated = await this.triaged('Treated Example')
    await this.answers(treated)
    await this.does(treated, 'chair', 'record-conference', {
      ...decision,
      actions: [{ ...housing, what: 'Change the locks.', dueOn: after(30).slice(0, 10) }],
    })
    const at = `${after(40).slice(0, 10)}T10:00:00Z`
    const plan = { site: 'london', form: 'stalkingPanel', at, place: 'Room 4', reason: 'A first.' }
    const { conferenceId: meeting = '' } = await this.post('coordinator', '/api/conferences', plan)
    const listed = await this.triaged('Listed Example')
    await this.answers(listed)
    const alsoListed = await this.triaged('Also Listed')
    await this.answers(alsoListed)
    const researched = await this.triaged('Researched Example')
    const { id = '' } = await this.post('coordinator', '/api/drafts', { site: 'london', concern })
    return {
      pathways: [received, accepted, ended, urgent, treated, listed, alsoListed, researched],
      meeting,
      draft: id,
    }
  }

  protected async triaged(name: string): Promise<string> {
    const id = await this.refer(name)
    await this.does(id, 'coordinator', 'accept-referral', { note: 'Within our area.' })
    await this.does(id, 'victimAdvocate', 'record-victim-contact', contacted)
    await this.does(id, 'policeLead', 'decide-triage', triage)
    return id
  }

  protected async answers(id: string): Promise<void> {
    const { returns = [] } = await this.read(`/api/pathways/${id}`)
    for (const { agency } of returns) {
      const by = agency === 'suzy-lamplugh-trust' ? 'coordinator' : 'agencyWorker'
      await this.does(id, by, 'record-return', { agency, kind: 'nil' }, agency)
    }
  }

  protected async refer(name: string): Promise<string> {
    const person = { name, dateOfBirth: '1988-04-12' }
    const { pathwayId } = await this.post('coordinator', '/api/referrals', { ...referral, person })
    return pathwayId ?? ''
  }

  protected async does(id: string, role: string, name: string, body: object, agency?: string) {
    await this.post(role, `/api/pathways/${id}/commands/${name}`, body, agency)
    await this.#judged()
  }

  protected async read(url: string): Promise<{ returns?: { agency: string }[] }> {
    const answer = await this.#hands.get('coordinator', url)
    return JSON.parse(answer?.text ?? '{}') as object
  }

  protected async post(role: string, url: string, body: object, agency?: string) {
    const { text } = await this.#hands.post(role, url, body, agency)
    return JSON.parse(text) as Partial<Record<string, string>>
  }
}

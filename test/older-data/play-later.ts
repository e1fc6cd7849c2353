import type { Hands } from '../../scripts/chaos/hands.ts'
import type { Left } from './snapshot.ts'
import { Play } from './play.ts'
import { until } from '../support/until.ts'
import { z } from 'zod'

const dayMs = 24 * 60 * 60 * 1000
const minuteMs = 60_000
const police = 'metropolitan-police-service'
const clinic = 'barnet-enfield-haringey-mental-health-trust'
const seats = [
  [police, 'chair'],
  [police, 'policeLead'],
  ['suzy-lamplugh-trust', 'victimAdvocate'],
  [clinic, 'forensicClinician'],
  ['national-probation-service-london', 'probation'],
] as const
const decision = { decision: 'intervene', risk: 'medium', rationale: 'Treatment is needed.' }

/** The same people at work with what later versions have, and those of Hampshire beside them. Everything is made up. */
export class LaterPlay extends Play {
  readonly #hampshire: Hands

  constructor(london: Hands, hampshire: Hands, judged: () => Promise<void>) {
    super(london, judged)
    this.#hampshire = hampshire
  }

  /** Leaves behind what `leavesMuch` does, and what came after it: treatment on hold, an order, people who are kept out … */
  override async leavesMuch(): Promise<Left> {
    const left = await super.leavesMuch()
    const [, accepted = ''] = left.pathways
    const held = await this.#held()
    const ordered = await this.#ordered()
    const excluded = await this.#excluded()
    const linked = await this.refer('Accepted Example')
    const reason = 'Both referrals name the same man.'
    await this.does(linked, 'coordinator', 'link-referral', { pathwayId: accepted, reason })
    const offered = await this.triaged('Offered Example')
    const moved = { site: 'hampshire', reason: 'He has moved to Southampton for good.' }
    await this.does(offered, 'coordinator', 'offer-transfer', moved)
    await this.#report('Accepted Example', 'Zanzibarred at the counter.')
    await this.#report('Nobody Atall', 'Asked for her by name.')
    return { ...left, more: { held, ordered, excluded, linked, offered, ...(await this.#sat()) } }
  }

  /** In treatment, which is on hold. */
  async #held(): Promise<string> {
    const id = await this.#atConference('Held Example')
    await this.does(id, 'chair', 'record-conference', { ...decision, actions: [] })
    const suitable = { result: 'suitable', note: 'Willing.' }
    await this.does(id, 'forensicClinician', 'record-suitability', suitable)
    await this.does(id, 'forensicClinician', 'plan-sessions', {
      programme: 'eight-weekly-and-follow-up',
      provider: { agency: clinic, role: 'forensicClinician' },
      firstAt: await this.#in(30 * dayMs),
      count: 9,
      everyDays: 7,
      basis: 'consent',
    })
    await this.does(id, 'forensicClinician', 'hold', { reason: 'hospital', note: 'Since Monday.' })
    return id
  }

  /** With an order on the register, and a breach of it. */
  async #ordered(): Promise<string> {
    const id = await this.triaged('Ordered Example')
    await this.does(id, 'policeLead', 'record-order', {
      kind: 'spo',
      grantedOn: '2026-01-12',
      servedOn: '2026-01-12',
      expiresOn: '2029-01-11',
      prohibitions: ['Not to go within 100 metres of her work.'],
    })
    const breach = { orderId: 'o1', on: '2026-01-15', kind: 'place', note: 'Was seen there.' }
    await this.does(id, 'policeLead', 'record-breach', breach)
    return id
  }

  /** From which the housing partner is kept. */
  async #excluded(): Promise<string> {
    const id = await this.triaged('Excluded Example')
    const kept = { agency: 'london-housing', reason: 'He works there.' }
    await this.does(id, 'coordinator', 'exclude-agency', kept)
    return id
  }

  async #report(name: string, note: string): Promise<void> {
    const body = { site: 'hampshire', person: { name, dateOfBirth: '1988-04-12' }, note }
    const said = { ...body, on: '2026-01-14', kind: 'threat' }
    await this.#hampshire.post('agencyWorker', '/api/reports', said, 'hampshire-council', [202])
  }

  /** A meeting in session, with one item decided and one to be heard. */
  async #sat(): Promise<{ meeting: string; heard: string; unheard: string }> {
    const heard = await this.#atConference('Heard Example')
    const unheard = await this.#atConference('Unheard Example')
    const at = await this.#in(20 * minuteMs)
    const plan = { site: 'london', form: 'stalkingPanel', at, place: 'Room 4', reason: 'Urgent.' }
    const { conferenceId: id = '' } = await this.post('coordinator', '/api/conferences', plan)
    const reason = 'It cannot wait.'
    for (const one of [heard, unheard])
      await this.does(one, 'chair', 'list-for-conference', { conference: id, reason })
    const meets = (role: string, name: string, body: object = {}) =>
      this.post(role, `/api/conferences/${id}/commands/${name}`, body)
    const begun = async () => (await this.#now()) > Date.parse(at)
    await until(async () => (await this.#stage(id)) === 'listClosed' && (await begun()))
    await meets('coordinator', 'circulate')
    await meets('chair', 'open-session')
    for (const [agency, role] of seats) {
      await meets('coordinator', 'record-attendance', { agency, role, how: 'present' })
      await meets('coordinator', 'accept-confidentiality', { agency, role })
    }
    await meets('chair', 'present-item', { item: 'i1', agency: police, role: 'policeLead' })
    await meets('chair', 'decide-item', { item: 'i1', ...decision, actions: [] })
    return { meeting: id, heard, unheard }
  }

  async #stage(meeting: string): Promise<string | undefined> {
    const answer = await this.read(`/api/conferences/${meeting}`)
    return z.object({ stage: z.string() }).parse(answer).stage
  }

  /** The time that the system lives by, which is ahead in a rehearsal. */
  async #now(): Promise<number> {
    const clock = z.object({ clock: z.object({ now: z.string() }) })
    return Date.parse(clock.parse(await this.read('/health/ready')).clock.now)
  }

  async #in(ms: number): Promise<string> {
    return new Date((await this.#now()) + ms).toISOString()
  }

  async #atConference(name: string): Promise<string> {
    const id = await this.triaged(name)
    await this.answers(id)
    return id
  }
}

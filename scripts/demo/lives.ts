import type { Aim, Part } from './cast.ts'
import { atCivil, shiftWorkingDays, ukZone } from '../../domain/calendar/calendar.ts'
import { Hands, Refused } from './hands.ts'
import { holderOf } from './people.ts'
import type { Logger } from 'pino'
import { nextSession, owed } from '../../domain/pathway/state.ts'
import { codes, type Role } from '../../domain/codes.ts'
import type { Stage } from './stage.ts'
import { stages } from '../../domain/stages/index.ts'

/** The stages that a life goes through, in order. */
const line: readonly Aim[] = codes(stages)

const dayMs = 24 * 60 * 60_000
const minute = 60_000

/** Lives one made-up pathway as far as it is to come: on time mostly, late at times, and never where an agency is silent. */
export async function live(stage: Stage, part: Part, log: Logger): Promise<void> {
  try {
    await new MadeUpLife(stage, part).go()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    log.warn({ aim: part.aim, n: part.n, why: error.message }, 'a life was broken off')
  }
}

class MadeUpLife {
  readonly #stage: Stage
  readonly #part: Part
  readonly #hands: Hands
  #day: string
  #id = ''

  constructor(stage: Stage, part: Part) {
    this.#stage = stage
    this.#part = part
    this.#hands = new Hands(stage, part.site)
    this.#day = part.referredOn
  }

  async go(): Promise<void> {
    const { n, aim } = this.#part
    await this.#after(0)
    this.#id = await this.#hands.refer(this.#part)
    if (aim === 'referral') return n % 4 === 1 ? this.#askForMore() : undefined
    await this.#after(1)
    if (aim === 'rejected') return this.#does('coordinator', 'reject-referral')
    await this.#does('coordinator', 'accept-referral')
    if (n % 9 !== 4) await this.#does('victimAdvocate', 'record-victim-contact', this.#reached(n))
    if (aim === 'triage') return
    await this.#after(1)
    if (aim === 'advice') return this.#advise()
    await this.#does('policeLead', 'decide-triage', { outcome: 'conference', risk: riskOf(n) })
    await this.#answerAgencies()
    if (!this.#reaches('suitability')) return
    await this.#hear()
    if ((await this.#state()).stage !== 'suitability') return // a meeting may decide otherwise
    await this.#act()
    if (this.#reaches('sessions')) await this.#treat()
    if (this.#reaches('closure')) await this.#close()
  }

  async #askForMore(): Promise<void> {
    await this.#after(1)
    await this.#does('coordinator', 'return-referral')
  }

  async #advise(): Promise<void> {
    await this.#does('policeLead', 'decide-triage', { outcome: 'adviceOnly', risk: 'standard' })
    await this.#after(1)
    const toAgency = holderOf(this.#part.site, 'policeLead')
    await this.#does('coordinator', 'record-advice', { toAgency })
  }

  /** Agencies answer over three days. Where the pathway is to wait for them, one of them is silent. */
  async #answerAgencies(): Promise<void> {
    const { n, aim } = this.#part
    await this.#after(1) // the system itself asks them, a moment after the decision
    await this.#tell()
    const asked = Object.keys((await this.#state()).returns)
    const silent = aim === 'research' ? asked[n % asked.length] : undefined
    for (const [at, agency] of asked.entries()) {
      if (agency === silent) continue
      if (at % 2 === 1) await this.#after(1)
      const kind = (n + at) % 3 === 0 ? 'nil' : 'full'
      const note = kind === 'full' ? { note: 'Made up: two earlier reports.' } : { note: undefined }
      await this.#does(workerRole(agency), 'record-return', { agency, kind, ...note }, agency)
    }
  }

  /** The meeting on whose list it is decides; before there were any, the chair did, and recorded that here. */
  async #hear(): Promise<void> {
    const { n, site } = this.#part
    await this.#after(2)
    const meets = (await this.#state()).listing?.at
    if (meets !== undefined) {
      await this.#stage.until(meets + dayMs)
      this.#day = dayOf(this.#stage.now)
      return
    }
    const dueOn = shiftWorkingDays(this.#day, 8, 'england-and-wales')
    const police = holderOf(site, 'policeLead')
    await this.#does('chair', 'record-conference', {
      risk: riskOf(n),
      whyNotMeeting: 'Made up: agreed by telephone between two meetings.',
      heard: [...new Set([police, housing(site).agency])],
      actions: [
        { agency: police, role: 'policeLead', what: 'Made up: visit the address.', dueOn },
        ...(n % 2 ? [] : [{ ...housing(site), what: 'Made up: change the locks.', dueOn }]),
      ],
    })
  }

  /** The victim hears what was decided, and whoever agreed to do something does it, or does not. */
  async #act(): Promise<void> {
    const { n } = this.#part
    await this.#after(1)
    await this.#tell()
    await this.#after(3)
    for (const action of (await this.#state()).actions) {
      if (this.#part.aim === 'suitability' || (action.role !== 'policeLead' && n % 4 === 0))
        continue
      const role = action.role === 'policeLead' ? 'policeLead' : 'agencyWorker'
      await this.#does(role, 'end-action', { actionId: action.id }, action.agency)
      await this.#does('coordinator', 'verify-action', { actionId: action.id })
    }
    if (n % 3 === 0) await this.#order()
  }

  /** The advocate tells the victim what is owed to her, as most do. */
  async #tell(): Promise<void> {
    if (this.#part.n % 9 === 4) return
    if (owed(await this.#state(), 'tellVictim', 'victimContact', 'victimContactHigh').length > 0)
      await this.#does('victimAdvocate', 'record-victim-contact', this.#reached(0))
  }

  async #order(): Promise<void> {
    const year = Number(this.#day.slice(0, 4))
    await this.#does('policeLead', 'record-order', {
      grantedOn: this.#day,
      servedOn: this.#day,
      expiresOn: `${year + 3}${this.#day.slice(4, 8)}01`,
    })
  }

  /** Sessions week by week, as long as they are to go; every seventh person misses two. */
  async #treat(): Promise<void> {
    const { n, site } = this.#part
    await this.#after(1)
    await this.#does('forensicClinician', 'assess-risk')
    await this.#does('forensicClinician', 'give-consent')
    await this.#after(1)
    await this.#does('forensicClinician', 'record-suitability')
    await this.#after(1)
    const health = holderOf(site, 'forensicClinician')
    const first = shiftWorkingDays(this.#day, 3, 'england-and-wales')
    await this.#does('forensicClinician', 'plan-sessions', {
      provider: { agency: health, role: 'forensicClinician' },
      firstAt: new Date(atCivil(first, '14:00', ukZone)).toISOString(),
      count: this.#reaches('review') ? 4 : 9,
    })
    for (let held = 0; ; held++) {
      const next = nextSession(await this.#state())
      if (!next) break
      await this.#stage.until(next.at + dayMs + (n % 50) * minute)
      const missed = n % 7 === 2 && held > 0 && held < 3
      const came = missed
        ? { attended: false, absence: held === 1 ? 'acceptable' : 'unacceptable' }
        : { attended: true }
      await this.#does('forensicClinician', 'record-session', { sessionId: next.id, ...came })
      if (held === 2 && n % 5 === 0) await this.#does('forensicClinician', 'assess-risk', calmer)
    }
    this.#day = dayOf(this.#stage.now)
    await this.#after(1)
    await this.#tell()
    if (owed(await this.#state(), 'closingReport').length > 0)
      await this.#does('forensicClinician', 'record-closing-report')
  }

  async #close(): Promise<void> {
    await this.#after(2)
    await this.#does('chair', 'record-review', { outcome: 'close', risk: 'standard' })
    await this.#after(1)
    await this.#does('coordinator', 'propose-closure')
    if (!this.#reaches('watch')) return
    await this.#after(1)
    await this.#does('victimAdvocate', 'answer-closure')
    const state = await this.#state()
    for (const { id } of state.orders ?? [])
      await this.#does('policeLead', 'hand-over-order', {
        orderId: id,
        agency: holderOf(this.#part.site, 'policeLead'),
      })
    for (const { id } of state.actions.filter(({ outcome }) => outcome === undefined)) {
      const owner = state.actions.find((one) => one.id === id)
      await this.#does('agencyWorker', 'end-action', { actionId: id }, owner?.agency)
    }
    await this.#after(1)
    await this.#does('chair', 'approve-closure')
    await this.#after(1)
    await this.#tell()
  }

  /** A contact of a few minutes ago; one in eight reaches nobody. */
  #reached(n: number) {
    const at = new Date(this.#stage.now - 5 * minute).toISOString()
    return { at, ...(n % 8 === 6 ? { result: 'notReached' } : {}) }
  }

  #reaches(aim: Aim): boolean {
    return line.indexOf(this.#part.aim) >= line.indexOf(aim)
  }

  #state() {
    return this.#hands.pathway(this.#id)
  }

  #does(...[role, name, changes, agency]: DoesArguments): Promise<void> {
    return this.#hands.does(this.#id, role, name, changes, agency)
  }

  /** Waits for so many working days, until the hour at which these people work. */
  async #after(days: number): Promise<void> {
    const { n, hour } = this.#part
    this.#day = shiftWorkingDays(this.#day, days, 'england-and-wales')
    const begins = atCivil(this.#day, `${String(hour).padStart(2, '0')}:00`, ukZone)
    await this.#stage.until(begins + (n % 45) * minute)
  }
}

type DoesArguments = Parameters<Hands['does']> extends [string, ...infer Rest] ? Rest : never

const calmer = {
  ratings: {
    violence: 'low',
    persistence: 'moderate',
    recurrence: 'moderate',
    psychosocial: 'low',
  },
}
const riskOf = (n: number) => (n % 4 === 0 ? 'high' : n % 4 === 3 ? 'standard' : 'medium')
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const housing = (site: string) => ({ agency: `${site}-housing`, role: 'agencyWorker' as const })
const workerRole = (agency: string): Role =>
  agency === 'suzy-lamplugh-trust' ? 'coordinator' : 'agencyWorker'

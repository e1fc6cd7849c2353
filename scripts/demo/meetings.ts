import { atCivil, shiftWorkingDays, ukZone } from '../../domain/calendar/calendar.ts'
import type { ConferenceState } from '../../domain/conference/state.ts'
import { Hands, Refused } from './hands.ts'
import { holderOf } from './people.ts'
import type { Logger } from 'pino'
import { listedItems, seatKey } from '../../domain/conference/state.ts'
import type { Role } from '../../domain/codes.ts'
import { isSite, type Site } from './cast.ts'
import type { Stage } from './stage.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const minute = 60_000
const table: readonly Role[] = [
  'chair',
  'policeLead',
  'victimAdvocate',
  'forensicClinician',
  'probation',
]

/** Plans the meetings by their rhythm day by day, and holds each that begins before the end; what then sits goes on sitting. */
export async function holdMeetings(
  stage: Stage,
  since: string,
  until: number,
  log: Logger,
): Promise<void> {
  for (let n = 0; ; n++) {
    const morning = atCivil(shiftWorkingDays(since, n, 'england-and-wales'), '07:30', ukZone)
    if (morning > until) return
    await stage.until(morning)
    for (const id of await stage.engine.planMeetings())
      stage.begin(() => holdIfSoon(stage, id, until, log))
  }
}

async function holdIfSoon(stage: Stage, id: string, until: number, log: Logger): Promise<void> {
  const { meeting } = await new Hands(stage, 'london').meeting(id)
  if (!meeting || !isSite(meeting.site) || meeting.at > until) return
  try {
    await new Sitting(new Hands(stage, meeting.site), id).hold(meeting, until)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    log.warn({ meeting: id, why: error.message }, 'a meeting was broken off')
  }
}

type Meeting = NonNullable<ConferenceState['meeting']>

/** One meeting and the people who hold it. */
class Sitting {
  readonly #hands: Hands
  readonly #id: string

  constructor(hands: Hands, id: string) {
    this.#hands = hands
    this.#id = id
  }

  async hold({ at, listClosesAt }: Meeting, until: number): Promise<void> {
    const { stage } = this.#hands
    await stage.until(listClosesAt + hourMs)
    if (listedItems(await this.#state()).length === 0)
      return this.#says('coordinator', 'cancel-conference', { reason: 'Nothing to hear.' })
    await this.#says('coordinator', 'circulate')
    await this.#answer()
    await stage.until(at)
    await this.#open()
    const sitsNow = until - at < hourMs
    await this.#hear(sitsNow)
    if (sitsNow) return
    await this.#review()
    await this.#says('chair', 'close-session')
    await stage.until(at + dayMs)
    await this.#says('coordinator', 'draft-minutes', { text: 'Made up: the panel met at ten.' })
    if (until - at < 3 * dayMs) return
    await this.#says('coordinator', 'circulate-minutes')
    await stage.until(at + 3 * dayMs)
    await this.#says('chair', 'approve-minutes')
  }

  /** Two agencies say what they know of each item; the others let it pass. */
  async #answer(): Promise<void> {
    for (const item of listedItems(await this.#state()))
      for (const [agency, { state }] of Object.entries(item.returns).slice(0, 2))
        if (state === 'asked')
          await this.#says(
            'agencyWorker',
            'record-return',
            { item: item.id, agency, kind: 'full', note: 'Made up: known since May.' },
            agency,
          )
  }

  async #open(): Promise<void> {
    await this.#says('chair', 'open-session')
    for (const role of table) {
      const seat = { agency: holderOf(this.#hands.site, role), role }
      await this.#says('coordinator', 'record-attendance', { ...seat, how: 'present' })
      await this.#says('coordinator', 'accept-confidentiality', seat)
    }
  }

  /** Items in turn, ten minutes each: all of them, or as many as there has been time for. */
  async #hear(sitsNow: boolean): Promise<void> {
    const { site } = this.#hands
    const probation = holderOf(site, 'probation')
    const state = await this.#state()
    const items = listedItems(state).slice(0, sitsNow ? 2 : 12)
    for (const [n, { id, referrer, risk }] of items.entries()) {
      const seated = state.seats[seatKey(referrer)] ? referrer : police(site)
      await this.#says('chair', 'present-item', { item: id, ...seated })
      const decision = n % 5 === 3 ? 'adviceOnly' : n % 7 === 5 ? 'defer' : 'intervene'
      await this.#says('chair', 'decide-item', {
        item: id,
        decision,
        ...(decision === 'defer' ? {} : { risk }),
        rationale: 'Made up: treatment is needed, and protection until then.',
        dissent: n % 4 === 1 ? [{ agency: probation, view: 'Made up: advice would do.' }] : [],
        actions: decision === 'intervene' ? agreedAt(site, n) : [],
      })
      await this.#hands.stage.until(this.#hands.stage.now + 10 * minute)
    }
  }

  /** What earlier meetings agreed is done mostly; every fourth is looked at again at the next meeting. */
  async #review(): Promise<void> {
    const open = (await this.#state()).actions.filter(({ review }) => !review)
    for (const [n, { pathway, action }] of open.entries())
      await this.#says('chair', 'review-action', {
        pathway,
        action,
        outcome: n % 4 === 3 ? 'carried' : 'done',
      })
  }

  #state(): Promise<ConferenceState> {
    return this.#hands.meeting(this.#id)
  }

  #says(...[role, name, body, agency]: SaysArguments): Promise<void> {
    return this.#hands.meets(this.#id, role, name, body, agency)
  }
}

type SaysArguments = Parameters<Hands['meets']> extends [string, ...infer Rest] ? Rest : never

/** What is agreed about an item: the police act, and so does a partner, about every other time. */
function agreedAt(site: Site, n: number) {
  const order = { ...police(site), what: 'Made up: apply for a stalking protection order.' }
  if (n % 2 === 1) return [order]
  const [partner, what] =
    n % 4 === 0
      ? ['housing', 'Made up: fit new locks and a light at her door.']
      : ['council', 'Made up: look at what its cameras recorded.']
  return [order, { agency: `${site}-${partner}`, role: 'agencyWorker', what }]
}

const police = (site: Site) => ({
  agency: holderOf(site, 'policeLead'),
  role: 'policeLead' as const,
})

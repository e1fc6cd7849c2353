import { whyText } from '../../../words/why.ts'
import { fullDate } from '../../../../domain/calendar/in-words.ts'
import { lower } from '../../../../domain/sentence.ts'
import { agencyIn, partyIn } from './names.ts'
import { actionOutcomes } from '../../../../domain/pathway/shape/conference.ts'
import {
  drivers,
  instruments,
  lifeChanges,
  ratedRisks,
  ratings,
  risks,
  typologies,
} from '../../../../domain/codes.ts'
import { breachDecisions, breachKinds, orderEnds } from '../../../../domain/pathway/order-kinds.ts'
import { day, moment } from '../../../words/dates.ts'
import { dueClause } from './heading.ts'
import { linksIn } from './links.ts'
import type { Link } from '../../../page.ts'
import { listingEnds } from '../../../../domain/pathway/shape/listing.ts'
import type { Mood } from '../../../parts.ts'
import { outcomeTitles } from '../../../../domain/stages/outcomes.ts'
import { ratingOccasions } from '../../../../domain/pathway/shape/choices.ts'
import type { RiskPage } from '../../../../app/views/pathway/risk.ts'
import { titleIn } from '../../../../domain/titled.ts'

/** The risk in time: the overall one as people set it, and the four ratings, each in a lane of its own. */
export interface RiskCourse {
  readonly now: number
  readonly overall: readonly {
    readonly from: number
    readonly risk: string
    readonly text: string
  }[]
  readonly lanes: readonly {
    readonly title: string
    readonly marks: readonly {
      readonly at: number
      readonly rating: string
      readonly text: string
    }[]
  }[]
}

export interface OrderShown {
  readonly title: string
  readonly status: string
  readonly mood: Mood
  readonly facts: readonly (readonly [name: string, text: string])[]
  readonly prohibitions: readonly string[]
  readonly requirements: readonly string[]
  readonly kept: boolean
  readonly clocks: readonly { readonly text: string; readonly late: boolean }[]
  readonly breaches: readonly string[]
}

/** The page of a pathway's risk, orders, actions and meetings, in words. */
export interface RiskShown {
  readonly links: readonly Link[]
  readonly whole: boolean
  readonly course: RiskCourse
  readonly set: readonly { readonly when: string; readonly risk: string; readonly why: string }[]
  readonly assessments: readonly {
    readonly when: string
    readonly instrument: string
    readonly by: string
    readonly ratings: readonly { readonly of: string; readonly text: string; readonly mood: Mood }[]
    readonly notes: readonly string[]
    readonly kept: boolean
  }[]
  readonly changes: readonly { readonly on: string; readonly what: string; readonly note: string }[]
  readonly orders: readonly OrderShown[]
  readonly actions: readonly {
    readonly what: string
    readonly who: string
    readonly state: string
    readonly mood: Mood
  }[]
  readonly meetings: readonly { readonly link: Link; readonly what: string }[]
}

const ratingMoods: Readonly<Record<string, Mood>> = { high: 'late', moderate: 'soon', low: 'quiet' }

/** The risk page in words. */
export function riskOf(seen: RiskPage): RiskShown {
  const { heading, allowed, assessments } = seen
  const { agencies, course } = heading
  return {
    links: linksIn(heading.id, allowed, ['risk', 'orders', 'actions', 'conference']),
    whole: heading.whole,
    course: riskCourseOf(seen),
    set: course.risks
      .map(({ at, risk, because }) => ({
        when: day(at),
        risk: titleIn(risks, risk),
        why: titleIn(ratingOccasions, because),
      }))
      .reverse(),
    assessments: assessments
      .map(
        ({ at, agency, instrument, ratings: given, typology, drivers: drive, note, withheld }) => ({
          when: day(at),
          instrument: titleIn(instruments, instrument),
          by: agencyIn(agencies, agency),
          ratings: Object.keys(ratedRisks).map((of) => {
            const rating = given[of]
            return {
              of,
              text: rating === undefined ? 'Not rated' : titleIn(ratings, rating),
              mood: ratingMoods[rating ?? ''] ?? 'quiet',
            }
          }),
          notes: [
            ...(typology === null ? [] : [`Type: ${lower(titleIn(typologies, typology))}.`]),
            ...drive.map(
              ({ kind, note: said }) => `${titleIn(drivers, kind)}${said ? `: ${said}` : ''}`,
            ),
            ...(note === null ? [] : [note]),
          ],
          kept: Object.values(withheld).includes('notForYou'),
        }),
      )
      .reverse(),
    changes: seen.changes.map(({ on, kind, note, withheld }) => ({
      on: fullDate(on),
      what: titleIn(lifeChanges, kind),
      note: note ?? whyText(withheld['note']),
    })),
    orders: seen.orders.map((order) => orderOf(order, seen)),
    actions: seen.actions.map((action) => actionOf(action, seen)),
    meetings: (seen.meetings ?? []).map(meetingOf),
  }
}

function riskCourseOf({ heading, assessments }: RiskPage): RiskCourse {
  const at = (instant: string) => Date.parse(instant)
  return {
    now: heading.now,
    overall: heading.course.risks.map((one) => ({
      from: at(one.at),
      risk: one.risk,
      text: titleIn(risks, one.risk),
    })),
    lanes: Object.entries(ratedRisks).map(([of, { title }]) => ({
      title,
      marks: assessments.flatMap((one) => {
        const rating = one.ratings[of]
        if (rating === undefined) return []
        return [{ at: at(one.at), rating, text: titleIn(ratings, rating) }]
      }),
    })),
  }
}

function orderOf(order: RiskPage['orders'][number], { owed, heading }: RiskPage): OrderShown {
  const { agencies, now } = heading
  const texts = (all: readonly (string | null)[]) => all.filter((one) => one !== null)
  const dated = (name: string, on: string | null) =>
    on === null ? [] : [[name, fullDate(on)] as const]
  const about = [order.id, ...order.breaches.map(({ id }) => id)]
  return {
    title: order.title,
    ...statusOf(order.status),
    facts: [
      ['Granted', fullDate(order.grantedOn)],
      ['Served', order.servedOn === null ? 'Not yet' : fullDate(order.servedOn)],
      ['In force until', order.expiresOn === null ? 'Further order' : fullDate(order.expiresOn)],
      ...dated('Varied', order.variedOn),
      ...dated('Renewed', order.renewedOn),
      ...dated('Ended', order.endedOn),
      ...(order.mustNotify
        ? [
            [
              'Notified the police',
              order.notifiedOn === null ? 'Not yet' : fullDate(order.notifiedOn),
            ] as const,
          ]
        : []),
      ...(order.court === null ? [] : [['Court', order.court] as const]),
      ...(order.handedOverTo === null
        ? []
        : [['Handed over to', agencyIn(agencies, order.handedOverTo)] as const]),
    ],
    prohibitions: texts(order.prohibitions),
    requirements: texts(order.requirements),
    kept: Object.values(order.withheld).includes('notForYou'),
    clocks: owed
      .filter((one) => one.about !== null && about.includes(one.about))
      .sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
      .map((one) => ({
        text: `Waiting on ${partyIn(agencies, one)} for ${one.title}, ${dueClause(one.due, now)}`,
        late: one.overdue,
      })),
    breaches: order.breaches.map(({ on, kind, decision }) => {
      const made = decision === null ? 'not decided yet' : lower(titleIn(breachDecisions, decision))
      return `${fullDate(on)}: ${lower(titleIn(breachKinds, kind))} (${made})`
    }),
  }
}

const statusOf = (status: string): { status: string; mood: Mood } => {
  if (status === 'granted') return { status: 'Granted, not served', mood: 'soon' }
  if (status === 'served') return { status: 'Served, in force', mood: 'calm' }
  return { status: titleIn(orderEnds, status), mood: 'quiet' }
}

function actionOf(
  { id, what, agency, role, due, outcome, accepted, victim, withheld }: RiskPage['actions'][number],
  { owed, heading: { agencies, now } }: RiskPage,
): RiskShown['actions'][number] {
  const who = partyIn(agencies, { agency, role })
  const said =
    what ??
    (withheld === 'notForYou' ? 'An action (its words are not for your role)' : whyText(withheld))
  const shown = victim === null ? said : `For victim ${victim}: ${said}`
  if (outcome !== null)
    return {
      what: shown,
      who,
      state: titleIn(actionOutcomes, outcome),
      mood: outcome === 'done' ? 'good' : 'quiet',
    }
  const open = owed.find((one) => one.what === 'action' && one.about === id)
  const clause = dueClause(open?.due ?? due, now)
  return {
    what: shown,
    who,
    state: `${accepted ? 'Accepted' : 'Not accepted yet'}, ${clause}`,
    mood: open?.overdue ? 'late' : 'calm',
  }
}

function meetingOf({
  conference,
  at,
  decision,
  left,
}: NonNullable<RiskPage['meetings']>[number]): RiskShown['meetings'][number] {
  const text = at === null ? 'A meeting whose date is not confirmed' : `Meeting of ${moment(at)}`
  const what =
    decision !== null
      ? `Decided: ${lower(titleIn(outcomeTitles, decision))}`
      : left !== null
        ? titleIn(listingEnds, left)
        : at === null
          ? 'Asked to list the pathway'
          : 'On its list'
  return { link: { href: `/meetings/${conference}`, text }, what }
}

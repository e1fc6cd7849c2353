import type { Actor } from '../../../../domain/entity/decider.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { commandAreas, type CommandArea } from '../../../../domain/entity/areas.ts'
import { dueClause } from './heading.ts'
import { formHref, referAgainHref } from './links.ts'
import type { Link } from '../../../page.ts'
import type { PathwayCommandName } from '../../../../domain/pathway/commands/index.ts'
import { subjectOf } from './subject.ts'
import type { Place } from '../../../../domain/stages/index.ts'

/** Something that the reader owes, and the forms that settle it: the likeliest first. */
interface OwedByMe {
  readonly title: string
  readonly subject: string | undefined
  readonly due: string
  readonly late: boolean
  readonly forms: readonly Link[]
}

interface AreaShown {
  readonly title: string
  readonly links: readonly Link[]
}

/** What the reader can do on a pathway, in the order in which it is likely; and what not, by the reason. */
export interface Doable {
  readonly owed: readonly OwedByMe[]
  readonly alarms: readonly Link[]
  /** What belongs to the stage where it is. */
  readonly likely: readonly Link[]
  readonly areas: readonly AreaShown[]
  readonly not: readonly { readonly why: string; readonly what: readonly string[] }[]
}

const alarms: readonly string[] = ['raise-urgent-risk', 'report-incident', 'record-breach']

const ofStage = {
  received: [],
  referral: ['referral', 'victim'],
  triage: ['referral', 'victim'],
  research: ['research', 'victim'],
  conference: ['conference', 'research'],
  suitability: ['treatment'],
  sessions: ['treatment', 'actions'],
  review: ['closure', 'risk'],
  closure: ['closure', 'victim'],
  watch: ['risk', 'closure'],
  ended: ['record'],
} as const satisfies Record<Place, readonly CommandArea[]>

type Asked = Pick<Overview, 'allowed' | 'owed' | 'page'> & {
  readonly id: string
  readonly stage: string
  readonly now: number
  readonly by: Pick<Actor, 'agency' | 'roles'>
}

/** What somebody can do on a pathway. */
export function doableOf({ id, stage, now, by, allowed, owed, page }: Asked): Doable {
  const may = allowed.filter(({ may }) => may)
  const formsOf = ({ name, label, about }: (typeof may)[number]): readonly Link[] => {
    const victims = ofEachVictim.has(name) ? (about['victim'] ?? []) : []
    if (victims.length < 2) return [{ href: formHref(id, name), text: label }]
    return victims.map((victim) => ({
      href: formHref(id, name, { victim }),
      text: `${label}: victim ${victim}`,
    }))
  }
  const mine = owed.filter(
    ({ agency, role }) => agency === by.agency && by.roles.some((one) => one === role),
  )
  const settling = mine.map((one) => ({
    one,
    forms: [
      ...(one.what === 'referAgain'
        ? [{ href: referAgainHref(id), text: 'Start a new referral' }]
        : []),
      ...one.settledBy
        .filter(({ command }) => may.some(({ name }) => name === command))
        .map(({ command, label, values }) => ({
          href: formHref(id, command, values),
          text: label,
        })),
    ],
  }))
  const offered = new Set([
    ...mine.flatMap(({ settledBy }) => settledBy.map(({ command }) => command)),
    ...alarms,
  ])
  const rest = may.filter(({ name }) => !offered.has(name))
  const first: readonly string[] = ofStage[stage as Place] // what is stored in the row
  return {
    owed: settling
      .filter(({ forms }) => forms.length > 0)
      .map(({ one, forms }) => ({
        title: one.title,
        subject: subjectOf(page, one.about),
        due: one.stoppedSince === null ? dueOf(one, now) : 'stopped by the hold',
        late: one.overdue,
        forms,
      })),
    alarms: alarms.flatMap((name) => may.filter((one) => one.name === name).flatMap(formsOf)),
    likely: rest.filter(({ area }) => first.includes(area)).flatMap(formsOf),
    areas: Object.entries(commandAreas).flatMap(([area, { title }]) => {
      const links = rest.filter((one) => one.area === area && !first.includes(area))
      return links.length === 0 ? [] : [{ title, links: links.flatMap(formsOf) }]
    }),
    not: notOf(allowed),
  }
}

/** When something is due; a later date that nobody has confirmed is said to be one. */
const dueOf = ({ due, otherwise }: Asked['owed'][number], now: number): string =>
  otherwise === null
    ? dueClause(due, now)
    : `${dueClause(otherwise, now)}, unless a later date is confirmed`

/** What is filled in with what is known of one victim, and so has a link for each. */
const ofEachVictim: ReadonlySet<string> = new Set<PathwayCommandName>(['correct-victim'])

/** What cannot be done, by the reason; the reason of the most commands last. */
function notOf(allowed: Asked['allowed']): Doable['not'] {
  const whys = new Map<string, string[]>()
  for (const one of allowed) {
    const why = one.why?.title
    if (why !== undefined) whys.set(why, [...(whys.get(why) ?? []), one.label])
  }
  return [...whys]
    .map(([why, what]) => ({ why, what }))
    .sort((a, b) => a.what.length - b.what.length)
}

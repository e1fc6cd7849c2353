import { lower } from '../../../../domain/sentence.ts'
import { absences } from '../../../../domain/pathway/shape/treatment.ts'
import { atCivil, ukZone } from '../../../../domain/calendar/calendar.ts'
import { breachKinds, orderKinds } from '../../../../domain/pathway/order-kinds.ts'
import type { DecisionType } from '../../../../app/views/pathway/course.ts'
import { entryReasons } from '../../../../domain/stages/outcomes.ts'
import { incidentKinds } from '../../../../domain/codes.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { stages } from '../../../../domain/stages/index.ts'
import { capitalised, titleIn } from '../../../../domain/titled.ts'

/** A span of time in a lane of the picture; without an end it goes on. */
export interface Bar {
  readonly from: number
  readonly to: number | undefined
  readonly text: string
  readonly now: boolean
}

/** What stands at one moment of a lane. Its look says what it is, and so does its text. */
export interface Mark {
  readonly at: number
  readonly look: 'decision' | 'held' | 'missed' | 'planned' | 'incident' | 'due' | 'overdue'
  readonly text: string
}

/** The course of a pathway in time: what the picture draws, and the table says. */
export interface CourseShown {
  readonly now: number
  readonly stages: readonly Bar[]
  readonly orders: readonly Bar[]
  readonly lanes: readonly { readonly title: string; readonly marks: readonly Mark[] }[]
  /** Everything in the order of its dates. */
  readonly rows: readonly {
    readonly at: number
    readonly what: string
    readonly text: string
    readonly ahead: boolean
  }[]
}

const deciders: Readonly<Record<DecisionType, string>> = {
  'triage-decided': 'Triage',
  'conference-recorded': 'Conference',
  'suitability-recorded': 'Suitability',
  'review-recorded': 'Review',
  'closure-approved': 'Closure',
  'closure-refused': 'Closure',
}

type Asked = Pick<Overview, 'heading' | 'page' | 'owed'>

/** The course of a pathway, as far as it is for this reader. */
export function courseOf({ heading: { course, now, endedAt }, page, owed }: Asked): CourseShown {
  const ended = endedAt === null ? undefined : at(endedAt)
  const stageBars = course.stages.map((one, n): Bar => {
    const next = course.stages[n + 1]
    const to = next ? at(next.at) : ended
    return { from: at(one.at), to, text: titleIn(stages, one.stage), now: to === undefined }
  })
  const decisions = course.decisions.map((one): Mark => ({
    at: at(one.at),
    look: 'decision',
    text: `${deciders[one.type]}: ${lower(titleIn(entryReasons, one.outcome))}`,
  }))
  const incidents = [
    ...course.incidents.map(({ on, kind, urgent }): Mark => ({
      at: noon(on),
      look: 'incident',
      text: `${titleIn(incidentKinds, kind)}${urgent ? ', urgent' : ''}`,
    })),
    ...page.orders.flatMap(({ title, breaches }) =>
      breaches.map(({ on, kind }): Mark => ({
        at: noon(on),
        look: 'incident',
        text: `Breach of the ${lower(title)}: ${lower(titleIn(breachKinds, kind))}`,
      })),
    ),
  ]
  const sessions = page.sessions.map((one) => sessionMark(one))
  const dues = owed
    .filter(({ stoppedSince }) => stoppedSince === null)
    .map(({ due, overdue, title }): Mark => ({
      at: at(due),
      look: overdue ? 'overdue' : 'due',
      text: capitalised(title),
    }))
  const orders = page.orders.map(({ kind, grantedOn, expiresOn, endedOn }): Bar => ({
    from: noon(grantedOn),
    to: endedOn !== null ? noon(endedOn) : expiresOn === null ? undefined : noon(expiresOn),
    text: titleIn(orderKinds, kind),
    now: endedOn === null,
  }))
  const lanes = [
    { title: 'Decisions', marks: decisions },
    { title: 'Sessions', marks: sessions },
    { title: 'Incidents', marks: incidents },
    { title: 'Falls due', marks: dues },
  ].filter(({ marks }) => marks.length > 0)
  return { now, stages: stageBars, orders, lanes, rows: rowsOf(now, stageBars, orders, lanes) }
}

const at = (instant: string): number => Date.parse(instant)
const noon = (date: string): number => atCivil(date, '12:00', ukZone)

function sessionMark({ at: when, record }: Overview['page']['sessions'][number]): Mark {
  if (!record) return { at: at(when), look: 'planned', text: 'Planned' }
  if (record.attended)
    return { at: at(when), look: 'held', text: record.late ? 'Attended, late' : 'Attended' }
  const why = record.absence === null ? '' : `, ${lower(titleIn(absences, record.absence))}`
  return { at: at(when), look: 'missed', text: (record.held ? 'Missed' : 'Not held') + why }
}

function rowsOf(
  now: number,
  stageBars: readonly Bar[],
  orders: readonly Bar[],
  lanes: CourseShown['lanes'],
): CourseShown['rows'] {
  const rows = [
    ...stageBars.map(({ from, text }) => ({ at: from, what: 'Stage', text })),
    ...orders.flatMap(({ from, to, text, now: inForce }) => [
      { at: from, what: 'Order', text: `${text} granted` },
      ...(to === undefined
        ? []
        : [{ at: to, what: 'Order', text: `${text} ${inForce ? 'expires' : 'ended'}` }]),
    ]),
    ...lanes.flatMap(({ title, marks }) =>
      marks.map(({ at: when, text, look }) => ({
        at: when,
        what: one[title] ?? title,
        text: look === 'overdue' ? `${text}, overdue` : text,
      })),
    ),
  ]
  return rows.sort((a, b) => a.at - b.at).map((row) => ({ ...row, ahead: row.at > now }))
}

const one: Readonly<Record<string, string>> = {
  Decisions: 'Decision',
  Sessions: 'Session',
  Incidents: 'Incident',
}

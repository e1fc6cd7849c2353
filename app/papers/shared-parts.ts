import { lower } from '../../domain/sentence.ts'
import { type Block, type Fact, withValues, type Paper, quiet, tableOr, text } from './model.ts'
import { confidentialityStatement, marking } from '../../domain/conference/confidentiality.ts'
import type { Gathered, GatheredPack } from './gather.ts'
import { formatDay, inWords, nameOr, type Names, timeOf, formatWhen, withMore } from './wording.ts'
import { roleTitle } from '../../domain/describe.ts'

/** What the papers of a meeting have in common. */
export function paperOf(
  { conference, names, agency, now, whole }: Gathered,
  paper: Pick<Paper, 'kind' | 'warnings' | 'facts' | 'parts'>,
): Paper {
  const reader = names.get(agency) ?? agency
  const extract = `An extract for ${reader}: the items that it referred or was asked about, and its own actions. The full papers are for those with a seat at every item.`
  return {
    code: conference.id,
    marking: marking.text,
    title: conference.formTitle,
    ...paper,
    warnings: whole ? paper.warnings : [...paper.warnings, extract],
    made: `Made for ${reader} on ${formatWhen(now)}. Who opened it, and when, is recorded.`,
  }
}

/** When and where the meeting is, and what makes a quorum. */
export function meetingFacts({ conference, site }: Gathered): Fact[] {
  const { at, place, quorum, emergency, reconvenes } = conference
  return withValues([
    { label: 'Conference', value: conference.id },
    { label: 'Site', value: site },
    { label: 'Meets', value: formatWhen(at) },
    { label: 'Place', value: place },
    { label: 'Kind', value: emergency ? 'Emergency meeting' : null },
    { label: 'Reconvenes', value: reconvenes },
    { label: 'Quorum', value: quorum && quorumWords(quorum) },
  ])
}

function quorumWords({
  roles,
  atLeast,
}: {
  readonly roles: readonly string[]
  readonly atLeast: number
}): string {
  const named = roles.map((role) => lower(roleTitle(role))).join(', ')
  return atLeast < roles.length ? `${atLeast} of ${named}` : `All of ${named}`
}

/** Who is invited, and who came and how. */
export function attendanceBlocks({ attendance }: Gathered, names: Names): Block[] {
  const { seats, quorum } = attendance
  const rows = seats.map((seat) => [
    names.agency(seat.agency),
    roleTitle(seat.role),
    [seat.how === null ? '' : inWords('attendance', seat.how), seat.late ? 'late' : '']
      .filter(Boolean)
      .join(', '),
    seat.accepted ? 'Accepted' : '',
    conflictWords(seat.conflict),
  ])
  const columns = { Agency: 34, Role: 20, Attendance: 17, Statement: 13, Conflict: 16 }
  const met = quorum?.met === true ? 'Quorum met.' : missingWords(quorum?.missing ?? [])
  const begun = seats.some(({ how }) => how !== null)
  return [
    tableOr('Nobody is invited.', columns, rows),
    ...timesOf(seats, names),
    ...(begun ? [text(met)] : []),
  ]
}

const missingWords = (missing: readonly string[]): string =>
  `No quorum: ${missing.map((role) => lower(roleTitle(role))).join(', ')} missing.`

function conflictWords(conflict: 'all' | readonly string[] | null): string {
  if (conflict === null || conflict.length === 0) return ''
  if (conflict === 'all') return 'Whole meeting'
  return conflict.map((item) => `Item ${item.slice(1)}`).join(', ')
}

type Seats = Gathered['attendance']['seats']

/** Who came late or left, and when. */
function timesOf(seats: Seats, names: Names): Block[] {
  const moved = seats.filter(({ late, times }) => late || times.length > 1)
  return moved.map((seat) => {
    const times = seat.times.map(
      ({ how, at }) => `${lower(inWords('attendance', how))} ${timeOf(at)}`,
    )
    return quiet(`${names.party(seat)}: ${times.join(', ')}.`)
  })
}

/** The statement, as it is read at the beginning. */
export const statementBlocks = (): Block[] => confidentialityStatement.text.map(text)

/** Open actions of earlier meetings, with what was found of each. */
export function actionBlocks({ brought }: Gathered, names: Names, none: string): Block[] {
  const rows = brought.map((action) => [
    nameOr(action.person, action.withheld['person']),
    withMore(action.what, 'Note', action.note, action.withheld['what']),
    names.agency(action.agency),
    formatDay(action.due),
    action.review === null ? '' : inWords('review', action.review),
  ])
  return [tableOr(none, { Person: 17, Action: 31, Agency: 19, Due: 18, Outcome: 15 }, rows)]
}

/** Watches that end before the next meeting. */
export function expiryBlocks({ expiries }: Gathered): Block[] {
  return [
    tableOr(
      'None before the next meeting.',
      { Person: 40, Pathway: 30, 'Watch ends': 30 },
      expiries.map(({ person, withheld, pathwayId, until }) => [
        nameOr(person, withheld['person']),
        pathwayId,
        formatDay(until),
      ]),
    ),
  ]
}

type Item = GatheredPack['items'][number]

/** What must be seen at once about an item. */
export function flagsOf({ risk, children, repeat, carried }: Item): string[] {
  return [
    ...(risk === null ? [] : [`${inWords('risk', risk)} risk`]),
    ...(children ? ['Children'] : []),
    ...(repeat ? ['Repeat'] : []),
    ...(carried ? ['Left undecided earlier'] : []),
  ]
}

import {
  actionBlocks,
  attendanceBlocks,
  expiryBlocks,
  flagsOf,
  meetingFacts,
  paperOf,
  statementBlocks,
} from './shared-parts.ts'
import { type Block, type Paper, type Part, quiet, quoted, tableOr } from './model.ts'
import { inRow } from '../../domain/sentence.ts'
import type { GatheredPack } from './gather.ts'
import {
  formatDay,
  inWords,
  itemTitle,
  nameOr,
  type Names,
  ofVictim,
  namesFrom,
  formatWhen,
} from './wording.ts'

type Return = GatheredPack['returns'][number]

const headings = {
  confidentiality: 'Confidentiality statement',
  actions: 'Open actions',
  items: 'Items',
  expiries: 'Twelve-month expiries',
  anyOther: 'Any other business',
} as const

/** The pack for one meeting as one reader may have it: who is invited, and the agenda part by part with what agencies know. */
export function packOf(gathered: GatheredPack): Paper {
  const names = namesFrom(gathered.names)
  const { conference, agenda } = gathered
  const blocks = {
    confidentiality: statementBlocks,
    actions: () => actionBlocks(gathered, names, 'None is open.'),
    items: () => itemBlocks(gathered, names),
    expiries: () => expiryBlocks(gathered),
    anyOther: (): Block[] => [quiet('As raised.')],
  }
  const parts = agenda.parts.map(({ part }): Part => ({
    heading: headings[part],
    blocks: blocks[part](),
  }))
  return paperOf(gathered, {
    kind: 'Meeting pack',
    warnings: warningsOf(gathered),
    facts: [
      ...meetingFacts(gathered),
      { label: 'Returns due', value: formatWhen(conference.returnsDueAt) },
      {
        label: 'Items',
        value: `${conference.listed} to be heard, ${conference.minutesPerItem ?? 0} minutes each`,
      },
    ],
    parts: [
      { heading: 'Invited', blocks: attendanceBlocks(gathered, names) },
      ...parts,
      ...goneFrom(gathered),
    ],
  })
}

function warningsOf({ conference: { stage }, agenda }: GatheredPack): string[] {
  if (stage === 'cancelled') return ['Cancelled: this meeting will not be held.']
  return agenda.circulated ? [] : ['Not circulated yet: only for those who run the meeting.']
}

function itemBlocks({ items, returns }: GatheredPack, names: Names): Block[] {
  const heard = items
    .filter(({ place }) => place !== null)
    .sort((a, b) => Number(a.place) - Number(b.place))
  if (heard.length === 0) return [quiet('Nothing is left to be heard.')]
  return heard.flatMap((item) => [
    { block: 'heading' as const, text: itemTitle(item), flags: flagsOf(item) },
    {
      block: 'facts' as const,
      facts: [
        { label: 'Heard', value: `${Number(item.place)} of ${heard.length}` },
        ...togetherFacts(item),
        { label: 'Pathway', value: item.pathwayId },
        { label: 'Referred by', value: names.party(item.referrer) },
        { label: 'First listed', value: formatDay(item.since) },
        ...(item.presented ? [{ label: 'Presented by', value: names.party(item.presented) }] : []),
      ],
    },
    ...returnBlocks(
      returns.filter((one) => one.item === item.item),
      names,
    ),
  ])
}

/** With which others it is heard, and why as far as the reader may know. */
const togetherFacts = ({ heardWith, sharesVictim }: GatheredPack['items'][number]) =>
  heardWith.length === 0
    ? []
    : [
        {
          label: 'Heard together',
          value: `with ${inRow(heardWith.map((id) => `item ${id.slice(1)}`))}${sharesVictim ? ', because they have a victim in common' : ''}`,
        },
      ]

/** Who was asked and what came back: first at a glance, then each agency's own words. */
function returnBlocks(returns: readonly Return[], names: Names): Block[] {
  const table = tableOr(
    'No agency was asked.',
    { Agency: 38, Answer: 18, Came: 30, Withheld: 14 },
    returns.map((one) => [
      names.agency(one.agency),
      inWords('answer', one.state),
      cameWords(one),
      one.keptBack ? 'Something' : '',
    ]),
  )
  const words = returns.flatMap((one) => [
    ...quoted(
      `What ${names.agency(one.agency)} knows`,
      one.note && ofVictim(one.victim) + one.note,
    ),
    ...quoted(reasonLabel(one, names), one.reason),
  ])
  return [table, ...words]
}

const reasonLabel = ({ state, agency }: Return, names: Names): string =>
  state === 'waived'
    ? `Why the meeting goes ahead without ${names.agency(agency)}`
    : `Why ${names.agency(agency)} declined`

function cameWords({ at, late, overdue, due }: Return): string {
  if (at !== null) return `${formatWhen(at)}${late ? ', late' : ''}`
  if (due === null) return ''
  return `${overdue ? 'Overdue since' : 'Due'} ${formatWhen(due)}`
}

/** What was listed and is not to be heard here any more. */
function goneFrom({ items }: GatheredPack): Part[] {
  const gone = items.filter(({ place }) => place === null)
  if (gone.length === 0) return []
  const rows = gone.map((item) => [
    `Item ${item.item.slice(1)}`,
    nameOr(item.person?.name, item.withheld['person']),
    inWords('status', item.status),
    item.decision === null ? '' : inWords('decision', item.decision),
  ])
  return [
    {
      heading: 'Heard, or no longer on the list',
      blocks: [tableOr('None.', { Item: 12, Person: 30, Status: 22, Outcome: 36 }, rows)],
    },
  ]
}

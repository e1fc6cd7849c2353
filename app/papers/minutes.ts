import {
  actionBlocks,
  attendanceBlocks,
  expiryBlocks,
  flagsOf,
  meetingFacts,
  paperOf,
  statementBlocks,
} from './shared-parts.ts'
import {
  type Block,
  withValues,
  type Paper,
  type Part,
  quiet,
  quoted,
  tableOr,
  text,
} from './model.ts'
import { forms } from '../../domain/conference/forms.ts'
import { overtakenText } from '../../domain/conference/codes.ts'
import type { GatheredMinutes, MinutesRead } from './gather.ts'
import {
  formatDay,
  inWords,
  itemTitle,
  type Names,
  namesFrom,
  formatWhen,
  ofVictim,
  withMore,
  wordsOr,
} from './wording.ts'

type Item = GatheredMinutes['items'][number]

/**
 * The minutes as one reader may have them: the record by the template of the meeting's form, and then what was written,
 * corrected and added.
 */
export function minutesOf(gathered: GatheredMinutes): Paper {
  const names = namesFrom(gathered.names)
  const { form } = gathered
  const sections = form ? forms[form].minutes.sections : []
  return paperOf(gathered, {
    kind: 'Minutes',
    warnings: statusWarnings(gathered.minutes),
    facts: [...meetingFacts(gathered), ...sessionFacts(gathered)],
    parts: [
      ...sections.map(({ code, title }): Part => ({
        heading: title,
        blocks: sectionBlocks(code, gathered, names),
      })),
      ...writtenParts(gathered.minutes, names),
    ],
  })
}

function sectionBlocks(code: SectionCode, gathered: GatheredMinutes, names: Names): Block[] {
  switch (code) {
    case 'attendance':
      return attendanceBlocks(gathered, names)
    case 'confidentiality':
      return [...statementBlocks(), ...acceptedBlocks(gathered)]
    case 'actions':
      return actionBlocks(gathered, names, 'None was open.')
    case 'items':
      return itemBlocks(gathered, names)
    case 'expiries':
      return expiryBlocks(gathered)
    case 'anyOther':
      return [quiet('As written below.')]
    case 'differingViews':
      return differingViews(gathered, names)
  }
}

type SectionCode = (typeof forms)[keyof typeof forms]['minutes']['sections'][number]['code']

function statusWarnings({ status }: MinutesRead): string[] {
  if (status === 'none') return ['The record of the meeting. Nothing has been written yet.']
  if (status === 'drafted') return ['A draft that has not been circulated.']
  return status === 'circulated' ? ['Circulated, and not approved yet.'] : []
}

function sessionFacts({ session, minutes, conference }: GatheredMinutes) {
  const adjourned = session.adjourned === null ? '' : inWords('adjourned', session.adjourned)
  return withValues([
    { label: 'Opened', value: session.openedAt && formatWhen(session.openedAt) },
    {
      label: session.adjourned === null ? 'Closed' : 'Adjourned',
      value: session.endedAt && [formatWhen(session.endedAt), adjourned].filter(Boolean).join('. '),
    },
    { label: 'Why', value: session.reason },
    { label: 'Reconvened as', value: conference.reconvenedAs },
    { label: 'Circulated', value: minutes.circulatedAt && formatWhen(minutes.circulatedAt) },
    { label: 'Approved', value: minutes.approvedAt && formatWhen(minutes.approvedAt) },
    { label: 'Version', value: minutes.version === 0 ? null : String(minutes.version) },
  ])
}

function acceptedBlocks({ attendance }: GatheredMinutes): Block[] {
  const { seats, confidentialityOpen } = attendance
  if (!seats.some(({ how }) => how === 'present')) return []
  return [
    text(
      confidentialityOpen
        ? 'Not everybody present has accepted it.'
        : 'Everybody present has accepted it.',
    ),
  ]
}

const heardAt = ({ presented, decidedAt }: Item): number =>
  Date.parse(presented?.at ?? decidedAt ?? '') || Number.MAX_SAFE_INTEGER // what was not heard comes last

function itemBlocks({ items }: GatheredMinutes, names: Names): Block[] {
  if (items.length === 0) return [quiet('None.')]
  const inTurn = [...items].sort((a, b) => heardAt(a) - heardAt(b))
  return inTurn.flatMap((item): Block[] => [
    { block: 'heading', text: itemTitle(item), flags: flagsOf(item) },
    { block: 'facts', facts: itemFacts(item, names) },
    ...(item.overtaken ? [text(overtakenText(item))] : []),
    ...quoted('Rationale', item.rationale),
    ...quoted('Heard without its referrer, because', item.overrideReason),
    ...quoted('Reason', item.reason),
    ...dissentBlocks(item, names),
    ...actionTable(item, names),
  ])
}

function itemFacts(item: Item, names: Names) {
  const outcome =
    item.decision === null ? inWords('status', item.status) : inWords('decision', item.decision)
  return withValues([
    { label: item.decision === null ? 'Outcome' : 'Decision', value: outcome },
    { label: 'Decided', value: item.decidedAt && formatWhen(item.decidedAt) },
    { label: 'Because', value: item.because && inWords('because', item.because) },
    { label: 'Goes to', value: item.to },
    { label: 'Referred by', value: names.party(item.referrer) },
    { label: 'Presented by', value: item.presented && presenter(item.presented, names) },
    { label: 'Pathway', value: item.pathwayId },
  ])
}

const presenter = (presented: NonNullable<Item['presented']>, names: Names): string =>
  `${names.party(presented)}${presented.briefed ? ', briefed by the referrer' : ''}`

const dissentBlocks = ({ dissent, withheld }: Item, names: Names): Block[] =>
  dissent.flatMap(({ agency, view }) =>
    quoted(`Differing view of ${names.agency(agency)}`, wordsOr(view, withheld['dissent.view'])),
  )

function actionTable({ actions, decision, withheld }: Item, names: Names): Block[] {
  if (decision === null) return []
  return [
    tableOr(
      'No action was agreed.',
      { Action: 46, Whose: 34, By: 20 },
      actions.map(({ what, why, due, victim, ...party }) => [
        ofVictim(victim) + withMore(what, 'Why', why, withheld['actions.what']),
        names.party(party),
        formatDay(due),
      ]),
    ),
  ]
}

function differingViews({ items }: GatheredMinutes, names: Names): Block[] {
  const rows = items.flatMap((item) =>
    item.dissent.map(({ agency, view }) => [
      itemTitle(item),
      item.decision === null ? '' : inWords('decision', item.decision),
      names.agency(agency),
      wordsOr(view, item.withheld['dissent.view']),
    ]),
  )
  return [tableOr('None was recorded.', { Item: 22, Decision: 16, Agency: 22, View: 40 }, rows)]
}

type Written = MinutesRead['addenda'][number]

/** What was written, corrected and added; the last draft counts. */
function writtenParts({ drafts, corrections, addenda }: MinutesRead, names: Names): Part[] {
  const blocksOf = (written: readonly Written[], label: string) =>
    written.flatMap((one) =>
      quoted(
        `${label}, ${formatWhen(one.at)}, ${one.by.name ? `${one.by.name}, ` : ''}${names.agency(one.by.agency)}`,
        wordsOr(one.text, one.withheld),
      ),
    )
  const parts = [
    { heading: 'As written', blocks: blocksOf(drafts.slice(-1), 'Minutes') },
    { heading: 'Corrections', blocks: blocksOf(corrections, 'Correction') },
    { heading: 'Added after the approval', blocks: blocksOf(addenda, 'Addendum') },
  ]
  return parts.filter(({ blocks }) => blocks.length > 0)
}

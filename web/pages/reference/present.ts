import { called } from '../../../domain/sentence.ts'
import { capitalised, titleIn, type Titles } from '../../../domain/titled.ts'
import { divisionTitles } from '../../../domain/calendar/holidays.ts'
import { inSentences, moment } from '../../words/dates.ts'
import type { ReferenceChange } from '../../../app/reference/history.ts'
import { partAreas, partsOf } from '../../../app/reference/policy-parts.ts'
import { partInWords } from './part-form.ts'
import { clockTitle, roleTitle } from '../../../domain/describe.ts'
import { spanWords } from '../../../domain/policy/span-words.ts'
import type { ClockRule, Policy } from '../../../domain/policy/policy.ts'
import { guarded } from '../../../domain/policy/choices.ts'
import { marks } from '../../../domain/policy/provenance.ts'

/** A number of a policy: what it is for, how much, from where, and how far to trust it. */
export interface NumberRow {
  readonly code: string
  readonly what: string
  readonly value: string
  readonly source: string
  readonly mark: string
}

/** Parts of a policy that are about the same. */
export interface PartGroup {
  readonly title: string
  readonly rows: readonly NumberRow[]
}

/** The clocks of a policy, by what they are for. */
export const clockRows = ({ clocks }: Policy): NumberRow[] =>
  Object.entries(clocks)
    .map(([code, clock]) => ({ code, what: clockTitle(code), ...numberOf(clock) }))
    .sort((a, b) => a.what.localeCompare(b.what, 'en-GB'))

/** A clock's number in words, with where it comes from. */
export const numberOf = ({ span, guards, source, mark }: ClockRule) => ({
  value: `${capitalised(spanWords(span))}\nProtects ${called(guarded, guards)}`,
  source,
  mark: titleIn(marks, mark),
})

/** The other parts of a policy, by what they are about. */
export function otherParts(policy: Policy, agencies: Titles): PartGroup[] {
  const parts = partsOf(policy)
  return Object.entries(partAreas).map(([area, { title }]) => ({
    title,
    rows: parts
      .filter((part) => part.area === area)
      .map((part) => ({
        code: part.at,
        what: part.title,
        value: partInWords(part, agencies).join('\n') || 'Nothing is set',
        source: part.value?.source ?? '',
        mark: part.value ? titleIn(marks, part.value.mark) : '',
      })),
  }))
}

/** A change, in words. */
export const changeRow = (
  { what, id, closed, by, at }: ReferenceChange,
  names: { readonly agencies: Titles; readonly sites: Titles },
) => ({ what: changed({ what, id, closed }, names), by: by ?? undefined, at: moment(at) })

function changed(
  { what, id, closed }: Pick<ReferenceChange, 'what' | 'id' | 'closed'>,
  { agencies, sites }: { readonly agencies: Titles; readonly sites: Titles },
): string {
  const [of = '', part = ''] = id.split('/')
  switch (what) {
    case 'site':
      return `Site: ${titleIn(sites, of)}`
    case 'policy':
      return `Policy of ${titleIn(sites, of)}, version ${part}`
    case 'bankHoliday':
      return `Bank holiday of ${titleIn(divisionTitles, of)}: ${inSentences.day(part)}, ${closed === false ? 'worked after all' : 'a bank holiday from now on'}`
    case 'agency':
      return `Agency: ${titleIn(agencies, of)}`
    case 'contact':
      return `Contact of ${titleIn(agencies, of)}: ${roleTitle(part)}`
    case 'cover':
      return `Cover at ${titleIn(agencies, of)}: ${roleTitle(part)}`
    case 'links':
      return Object.hasOwn(agencies, of) ? `Links to ${titleIn(agencies, of)} ended` : 'Links ended'
    default:
      return 'Another change'
  }
}

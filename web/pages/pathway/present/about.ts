import { whyText } from '../../../words/why.ts'
import { fullDate } from '../../../../domain/calendar/in-words.ts'
import type { Heading } from '../../../../app/views/pathway/heading.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { agencyIn } from './names.ts'
import { flags } from '../../../../domain/pathway/shape/flags.ts'
import { strandEnds } from '../../../../domain/pathway/shape/strand.ts'
import { relationships } from '../../../../domain/codes.ts'
import { actionOutcomes } from '../../../../domain/pathway/shape/conference.ts'
import { lower } from '../../../../domain/sentence.ts'
import { day, shortDay } from '../../../words/dates.ts'
import { safeContactText } from '../../../words/safe-contact.ts'
import { titleIn } from '../../../../domain/titled.ts'
import type { WhyNull } from '../../../../app/access/withheld.ts'

/** Something that is known, or why it is not shown. */
export type Known = { readonly text: readonly string[] } | { readonly why: string }
type Fact = readonly [name: string, value: Known]

/** A victim, and whether contact with them is unsafe. */
interface VictimShown {
  readonly title: string
  readonly id: string
  readonly facts: readonly Fact[] | string
  readonly unsafe: boolean
}

/** Whom a pathway is about, and what was reported, as far as this reader may know. */
export interface AboutShown {
  readonly person: readonly Fact[] | string
  readonly victims: readonly VictimShown[]
  readonly reported: Known
  readonly reportedBy: string | undefined
  /** What of the pathway is kept from this reader as a whole. */
  readonly kept: string | undefined
}

/** What is on the page of a pathway of the people in it. */
export function aboutOf({ page, heading }: Pick<Overview, 'page' | 'heading'>): AboutShown {
  const { person, victims, concern, referrer, openedAt, withheld } = page
  type Field = keyof typeof withheld
  const known = (value: string | null | undefined, field: Field): Known =>
    value === null || value === undefined
      ? { why: whyText(withheld[field] ?? 'notKnown') }
      : { text: [value] }
  return {
    person: person
      ? [
          ['Name', { text: [person.name] }],
          ...(person.aliases.length > 0
            ? [['Also known as', { text: [person.aliases.join(', ')] }] as const]
            : []),
          ...(person.formerNames.length > 0
            ? [['Formerly', { text: [person.formerNames.join(', ')] }] as const]
            : []),
          ['Born', known(bornText(person), 'person.dateOfBirth')],
          ['Address', known(person.address, 'person.address')],
          ...numbersOf(person),
        ]
      : keptText(withheld.person),
    victims: victims.map((one) =>
      victimOf(
        { ...one, plan: planText(one, page, heading) },
        victims.length,
        heading.agencies,
        known,
        withheld,
      ),
    ),
    reported: known(concern, 'concern'),
    reportedBy:
      referrer === null
        ? undefined
        : `${agencyIn(heading.agencies, referrer.agency)}, ${day(openedAt)}`,
    kept: keptOf(withheld),
  }
}

type Victim = Overview['page']['victims'][number]
/** What of the safety plan is for one victim alone: what, by whom, until when, or how it ended. */
const planText = (
  { plan }: Victim,
  { actions }: Overview['page'],
  { agencies, now }: Heading,
): string[] =>
  actions
    .filter(({ id }) => plan.includes(id))
    .map(({ what, agency, due, outcome }) => {
      const state = outcome
        ? `: ${lower(titleIn(actionOutcomes, outcome))}`
        : `, by ${shortDay(due, now)}`
      return `${what ?? 'An action'} (${agencyIn(agencies, agency)}${state})`
    })

type Says = (value: string | null | undefined, field: keyof Overview['page']['withheld']) => Known

/** What is on the page of one victim: by the letter, where the pathway has several. */
function victimOf(
  { letter, known: victim, advocate, flags: raised, plan, ended }: Victim,
  count: number,
  agencies: Heading['agencies'],
  known: Says,
  withheld: Overview['page']['withheld'],
): VictimShown {
  const several = count > 1
  const safe = victim?.safeContact
  const text = (name: string, value: string): Fact => [name, { text: [value] }]
  const standing: Fact[] = [
    ...(advocate === null ? [] : [text('Advocate', agencyIn(agencies, advocate))]),
    ...(several && raised.length > 0
      ? [text('Marked', raised.map((flag) => titleIn(flags, flag)).join(', '))]
      : []),
    ...(plan.length === 0 ? [] : [['Safety plan', { text: plan }] as const]),
    ...(ended === null ? [] : [text('Ended', titleIn(strandEnds, ended))]),
  ]
  return {
    title: several ? `Victim ${letter}` : 'The victim',
    id: several ? `victim-${letter.toLowerCase()}` : 'victim',
    unsafe: safe?.['safe'] === false,
    facts: victim
      ? [
          ['Name', known(victim.name, 'victim.name')],
          ...(victim.formerNames.length > 0
            ? [text('Formerly', victim.formerNames.join(', '))]
            : []),
          text('Relationship', titleIn(relationships, victim.relationship)),
          ...(victim.dateOfBirth === null ? [] : [text('Born', fullDate(victim.dateOfBirth))]),
          ...(victim.phone === null ? [] : [text('Telephone', victim.phone)]),
          ...(victim.email === null ? [] : [text('Email', victim.email)]),
          [
            'Safe contact',
            safe ? { text: safeContactText(safe) } : known(null, 'victim.safeContact'),
          ],
          ...(victim.referrerSince
            ? [
                [
                  'Said by the referrer since, and not in force',
                  { text: safeContactText(victim.referrerSince) },
                ] as const,
              ]
            : []),
          ...standing,
        ]
      : several && standing.length > 0
        ? standing
        : keptText(withheld.victim),
  }
}

type Person = NonNullable<Overview['page']['person']>

/** When somebody was born, as exactly as it is known. */
function bornText({ dateOfBirth, yearOfBirth, age, agedOn }: Person): string | null {
  if (dateOfBirth !== null) return fullDate(dateOfBirth)
  if (yearOfBirth !== null) return `In ${yearOfBirth}; the day is not known`
  return age === null || agedOn === null ? null : `Aged about ${age} on ${day(agedOn)}`
}

/** The numbers that others gave them, those that are known. */
const numbersOf = ({ pncNumber, croNumber, nhsNumber }: Person): (readonly [string, Known])[] =>
  Object.entries({
    'PNC number': pncNumber,
    'CRO number': croNumber,
    'NHS number': nhsNumber,
  }).flatMap(([title, number]) => (number === null ? [] : [[title, { text: [number] }] as const]))

const keptText = (why: WhyNull | undefined): string => `${whyText(why ?? 'notKnown')}.`

const parts = {
  risk: 'the risk',
  ratings: 'its ratings',
  flags: 'flags',
  orders: 'orders',
  provider: 'treatment',
  listing: 'meetings',
} as const

/** Which parts are kept from this reader, in one line. */
function keptOf(withheld: Overview['page']['withheld']): string | undefined {
  const kept = Object.entries(parts)
    .filter(([field]) => withheld[field as keyof typeof parts] === 'notForYou')
    .map(([, title]) => title)
  if (kept.length === 0) return undefined
  return `You can see what your agency referred, was asked for or owes. Not shown to your role: ${kept.join(', ')}.`
}

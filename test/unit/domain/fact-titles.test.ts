// Proves that every code in what happens has a title: walked over the facts of random pathways and meetings.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as codes from '../../../domain/codes.ts'
import * as choices from '../../../domain/pathway/shape/choices.ts'
import * as closure from '../../../domain/pathway/shape/closure.ts'
import * as conference from '../../../domain/pathway/shape/conference.ts'
import * as flags from '../../../domain/pathway/shape/flags.ts'
import * as knownVictim from '../../../domain/pathway/shape/known-victim.ts'
import * as listing from '../../../domain/pathway/shape/listing.ts'
import * as matching from '../../../domain/matching/codes.ts'
import * as meeting from '../../../domain/conference/codes.ts'
import * as meetings from '../../../domain/policy/meetings.ts'
import * as orders from '../../../domain/pathway/order-kinds.ts'
import * as opening from '../../../domain/pathway/shape/opening.ts'
import * as orderCodes from '../../../domain/pathway/shape/orders.ts'
import * as referral from '../../../domain/pathway/shape/referral.ts'
import * as strand from '../../../domain/pathway/shape/strand.ts'
import * as treatment from '../../../domain/pathway/shape/treatment.ts'
import { conferenceKinds } from '../../../domain/conference/kinds.ts'
import { conferenceWords } from '../../../domain/conference/event-words.ts'
import {
  eventsOf,
  intents as meetingIntents,
  play as playMeetings,
} from './conference/arbitrary.ts'
import { eventWords, type WordsTable } from '../../../domain/event-words.ts'
import { entryReasons } from '../../../domain/stages/outcomes.ts'
import { entryKinds } from '../../../domain/pathway/withdrawal/entries.ts'
import { intents, play } from './pathway/arbitrary.ts'
import { notSafe } from '../../../domain/victim/safe-contact.ts'
import { obligationKinds, obligationOutcomes } from '../../../domain/obligations/kinds.ts'
import { places } from '../../../domain/stages/index.ts'
import { refusals } from '../../../domain/refusals.ts'
import { settings } from './pathway/always.ts'

/** Every code that has a title, in whichever table. */
const titled = new Set<string>()
const modules: readonly object[] = [
  codes,
  choices,
  closure,
  conference,
  flags,
  knownVictim,
  listing,
  matching,
  meeting,
  opening,
  meetings,
  orders,
  orderCodes,
  referral,
  strand,
  treatment,
]
const tables: readonly unknown[] = [
  ...modules.flatMap((module): unknown[] => Object.values(module)),
  ...[
    conferenceKinds,
    entryKinds,
    entryReasons,
    notSafe,
    obligationKinds,
    obligationOutcomes,
    places,
    refusals,
  ],
]
for (const table of tables.filter((one) => typeof one === 'object'))
  for (const [code, entry] of Object.entries(table ?? {}) as [string, { title?: unknown }][])
    if (typeof entry === 'object' && typeof entry.title === 'string') titled.add(code)

/** Fields that hold an id, a date, a version, or a number of a site's own policy with a title there. */
const ids =
  /^(id|ids|site|policy|calendar|version|before|clock|ladder|class|programme|from|to|as|on|by|reconvenes|slot|personRecord|victimRecord|person|victim|was|pathway|conference|meeting|item|items|order|orders|orderId|replaces|agency|agencies|actor|actors|answered|referrer|reader|receiver|toAgency|leftOut|but|lacks|about|told|ended|overtaken|grantedOn|expiresOn|servedOn|command|obligation|action|lawfulBasis|code|source|mark|report|strand|same|broughtBy|heard|usual|text|match)$/

/** The codes in the facts of an event that have no title. */
function untitled({ type, data }: { type: string; data: object }, words: WordsTable): string[] {
  const paths = Object.keys(words[type] ?? {}).map((path) => path.split('.').at(-1))
  const apart = new Set([...paths, 'stood']) // how a state stands again is shown to nobody
  const walk = (value: unknown, field: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((one) => walk(one, field))
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, part]) => (apart.has(key) ? [] : walk(part, key)))
    if (typeof value !== 'string' || ids.test(field) || titled.has(value)) return []
    return [`${type}.${field}: ${value}`]
  }
  return walk(data, '')
}

it('has a title for each code on a pathway', () => {
  const turns = fc
    .sample(intents(60), { seed: settings.seed, numRuns: 25 })
    .flatMap((one) => play(one))
  const events = turns.flatMap(({ decision }) => (decision.ok ? decision.events : []))
  expect([...new Set(events.flatMap((event) => untitled(event, eventWords)))]).toEqual([])
})

it('has a title for each code at a meeting', () => {
  const turns = fc
    .sample(meetingIntents(60), { seed: settings.seed, numRuns: 10 })
    .flatMap((one) => playMeetings(one))
  const found = turns.flatMap(eventsOf).flatMap((event) => untitled(event, conferenceWords))
  expect([...new Set(found)]).toEqual([])
})

// Proves that every event can be told in plain English: without words, codes or ids, and never what is for few.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { authorText, sentenceText, type Sentence, type Thing } from '../../../domain/sentence.ts'
import { conferenceSentence } from '../../../domain/conference/sentences/index.ts'
import { conferenceWords } from '../../../domain/conference/event-words.ts'
import {
  eventsOf,
  intents as meetingIntents,
  play as playMeetings,
} from './conference/arbitrary.ts'
import { initialPathway } from '../../../domain/pathway/state.ts'
import type { PathwayEvent } from '../../../domain/pathway/events.ts'
import { intents, play } from './pathway/arbitrary.ts'
import {
  eventWords,
  mapEventWords,
  mapGuardedFacts,
  type WordsTable,
} from '../../../domain/event-words.ts'
import { pathwaySentence, pathwayThings } from '../../../domain/pathway/sentences/index.ts'
import { settings } from './pathway/always.ts'
import { ukZone } from '../../../domain/calendar/calendar.ts'

type Event = { readonly type: string; readonly data: object }
type Tell = (event: Event) => Sentence | undefined
const canary = 'canary'

/** An event as it happened, with something that must not be told in place of each word and of each guarded fact. */
const planted = ({ type, data }: Event, words: WordsTable): Event => ({
  type,
  data: mapGuardedFacts(
    type,
    mapEventWords(type, data, () => canary, words),
    () => canary,
  ),
})

const told = (tell: Tell, event: Event, thing: (is: Thing, id: string) => string | undefined) =>
  sentenceText(tell(event) ?? [], { author: 'A Worker', thing, zone: ukZone })

/** What no sentence may hold: words, what nobody filled in, a code, or an instant as a number. */
const wrong = new RegExp(
  `${canary}|undefined|null|\\[object|\\b[a-z]+[A-Z]\\w*|\\d{5,}|NaN| {2}| ,|: $`,
)

/** Which types were told; each of their sentences is one, and holds nothing wrong. */
function claim(events: readonly Event[], words: WordsTable, tell: Tell): Set<string> {
  const bad = events.flatMap((event) => {
    const text = told(tell, planted(event, words), () => undefined)
    return wrong.test(text) || !/^[A-Z\d].*[^.]$/.test(text) ? [[event.type, text]] : []
  })
  expect(bad).toEqual([])
  return new Set(events.map(({ type }) => type))
}

it('tells each event of a pathway', () => {
  const sample = fc.sample(intents(60), { seed: settings.seed, numRuns: 25 })
  const events = sample
    .flatMap((sequence) => play(sequence))
    .flatMap(({ decision }): readonly Event[] => (decision.ok ? decision.events : []))
  expect(claim(events, eventWords, pathwaySentence).size).toBeGreaterThan(70)
})

it('tells each event of a meeting', () => {
  const sample = fc.sample(meetingIntents(60), { seed: settings.seed, numRuns: 10 })
  const events = sample.flatMap((sequence) => playMeetings(sequence)).flatMap(eventsOf)
  expect(claim(events, conferenceWords, conferenceSentence).size).toBeGreaterThan(35)
})

const things = pathwayThings(
  {
    ...initialPathway('p1'),
    sessions: [{ id: 's1', at: Date.parse('2026-12-01T10:00:00Z') }],
    orders: [{ id: 'o1', kind: 'spo', grantedOn: '2026-11-02', requires: false, breaches: [] }],
  },
  new Map([['p1.1', { what: 'triage' }]]),
)
const at = Date.parse('2026-11-27T17:00:00Z')

it.each<[string, PathwayEvent]>([
  ['Alex Example was referred by A Worker', event('referral-received', { urgent: false })],
  [
    '1 possible match for Alex Example was found',
    event('matches-found', { searched: true, found: [{}] }),
  ],
  [
    'No other record of Alex Example was found',
    event('matches-found', { searched: true, found: [] }),
  ],
  [
    'Triage was decided by A Worker: refer on, to MARAC (kent-police)',
    event('triage-decided', { outcome: 'referOn', referTo: 'marac', receiver: 'kent-police' }),
  ],
  [
    'An action was reassigned to kent-police (police lead) by A Worker',
    event('action-reassigned', { id: 'a1', agency: 'kent-police', role: 'policeLead' }),
  ],
  [
    'The decision of an emergency conference was recorded by A Worker: intervene',
    event('conference-recorded', { decision: 'intervene', emergency: true }),
  ],
  [
    'A meeting was asked to list the pathway as an emergency',
    event('listing-asked', { conference: 'c1', emergency: true }),
  ],
  ['A meeting moved to Fri 27 Nov 2026 at 17:00', event('listing-moved', { conference: 'c1', at })],
  [
    'A meeting passed the pathway on to a meeting',
    event('listing-carried', { conference: 'c1', to: 'c2' }),
  ],
  [
    'The session on Tue 1 Dec 2026 was cancelled by A Worker',
    event('session-cancelled', { id: 's1' }),
  ],
  [
    'The session on Tue 1 Dec 2026 was recorded by A Worker: not attended (unacceptable)',
    event('session-recorded', {
      id: 's1',
      record: { held: true, attended: false, late: false, absence: 'unacceptable' },
    }),
  ],
  [
    'A variation of the stalking protection order on Mon 16 Nov 2026 was recorded by A Worker',
    event('order-varied', { id: 'o1', on: '2026-11-16' }),
  ],
  [
    'A renewal of the stalking protection order on Mon 16 Nov 2026 was recorded by A Worker, in force until Thu 16 Nov 2028',
    event('order-renewed', { id: 'o1', on: '2026-11-16', expiresOn: '2028-11-16' }),
  ],
  [
    'The end of the watch moved from Fri 27 Nov 2026 at 17:00 to Fri 27 Nov 2026 at 18:00',
    event('watch-moved', { was: at, until: at + 3_600_000 }),
  ],
  [
    'Waiting on kent-police (chair) for a triage decision, due Fri 27 Nov 2026 at 17:00',
    event('obligation-opened', {
      id: 'p1.1',
      what: 'triage',
      agency: 'kent-police',
      role: 'chair',
      due: at,
    }),
  ],
  [
    'No longer waiting for a triage decision: done by A Worker',
    event('obligation-settled', { id: 'p1.1', outcome: 'met' }),
  ],
  [
    'The pathway moved to closure (advice only)',
    event('stage-entered', { stage: 'closure', because: 'adviceOnly' }),
  ],
])('says “%s”', (sentence, happened) => {
  const thing = (is: Thing, id: string) => (is === 'agency' ? id : things(is, id))
  const names = { person: 'Alex Example', author: 'A Worker', thing, zone: ukZone }
  expect(sentenceText(pathwaySentence(happened) ?? [], names)).toBe(sentence)
})

it('says which of several victims was waited for, to whoever knows of several', () => {
  const first = { id: 'A', contactTries: 0, flags: [], since: at }
  const state = { ...initialPathway('p1'), strands: [{ ...first, id: 'B' }] }
  const owed = new Map([
    ['p1.1', { what: 'victimContact' }],
    ['p1.2', { what: 'victimContact', strand: 'B' }],
    ['p1.3', { what: 'triage' }],
  ])
  const titles = (letters: boolean) =>
    [...owed.keys()].map((id) => pathwayThings(state, owed, letters)('obligation', id))
  expect(titles(true).map((title) => title?.match(/ for victim .$/)?.[0])).toEqual([
    ' for victim A',
    ' for victim B',
    undefined,
  ])
  expect(titles(false).join()).not.toContain(' for victim')
})

it('tells nothing of a type that is no longer known', () => {
  expect(pathwaySentence({ type: 'long-gone', data: {} })).toBeUndefined()
  expect(conferenceSentence({ type: 'toString', data: {} })).toBeUndefined()
})

it('calls whoever did it by name, role and agency, and time by nothing', () => {
  const name = (id: string) => (id === 'kent-police' ? 'Kent Police' : undefined)
  const by = { agency: 'kent-police', role: 'policeLead' }
  expect(authorText({ ...by, name: 'Sam Carter' }, name)).toBe(
    'Sam Carter (police lead, Kent Police)',
  )
  expect(authorText(by, name)).toBe('Kent Police (police lead)')
  expect(authorText({ agency: 'system' }, name)).toBeUndefined()
})

/** An event with the facts that its sentence uses. */
function event(type: PathwayEvent['type'], data: object): PathwayEvent {
  return { type, data } as PathwayEvent
}

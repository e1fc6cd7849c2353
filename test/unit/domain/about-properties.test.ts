// Proves that the choices of a form and the rule cannot differ: an id that is offered is not refused at once, any other is.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aboutConference, pairsAtConference } from '../../../domain/conference/about.ts'
import { isEntry, type PastEvent } from '../../../domain/pathway/withdrawal/entries.ts'
import { aboutPathway } from '../../../domain/pathway/about.ts'
import { amongOthers, manyMeetings, meetingOn, people, workingAt } from './pathway/world.ts'
import { bodyOf } from './pathway/bodies.ts'
import { bodyOf as meetingBodyOf, meetings as meetingIds } from './conference/bodies.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import { conferenceDecider, whyNot as whyNotAt } from '../../../domain/conference/conference.ts'
import { defaultPolicies } from '../../../domain/policy/defaults.ts'
import { defaultRetentionClasses } from '../../../domain/policy/retention.ts'
import { type FieldMark, fieldMarks } from '../../../domain/fields.ts'
import type { SiteReference } from '../../../domain/reference/reference.ts'
import { within } from '../../support/schemas.ts'
import type { z } from 'zod'
import { actionAgreed, inSessions, referred, sessionsPlanned } from './pathway/beginnings.ts'
import { intents, play } from './pathway/arbitrary.ts'
import {
  intents as meetingIntents,
  play as playMeetings,
  reference as meetingReference,
} from './conference/arbitrary.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import { eachOnce, everyPick, hold, othersBeside } from './offers.ts'
import { pathwayDecider, whyNot } from '../../../domain/pathway/pathway.ts'
import { settings } from './pathway/always.ts'
import { step } from './pathway/story.ts'
import { step as meetingStep } from './conference/story.ts'
import { withItems } from './conference/beginnings.ts'

/** The site has two newer versions of its policy. */
const newer = { 2: defaultPolicies.london, 3: defaultPolicies.london }

/** The meetings of the sequences, to one another. */
const openMeetings = meetingIds.map((id) => meetingOn(id, '2026-12-02'))

/** The same with the victims of each, of whom the first is this one's. */
const victims = {
  p1: { there: [{ letter: 'A', victim: 'victim-1' }] },
  p2: { there: [{ letter: 'A', victim: 'victim-9' }] },
  p3: { there: [{ letter: 'B', victim: 'victim-8' }] },
}

/** Pathways that may be named: this one itself, another person's, and another one of the same person. */
const pathways = {
  p1: { person: 'person-1' },
  p2: { person: 'person-2' },
  p3: { person: 'person-1' },
}
const agencies = [...Object.keys(amongOthers('london').agencies), 'of-another-site']

const names = Object.keys(pathwayCommands) as PathwayCommandName[]
const meetingNames = (Object.keys(conferenceCommands) as ConferenceCommandName[]) // the registry's keys
  .filter((name) => name !== 'plan-conference') // it makes a meeting, of which nothing is known yet
const actors = Object.values(people)

/** With an action to be done, an order, and a breach of it. */
const breached = () => actionAgreed().and(step('record-order'), step('record-breach'))

/** With a text that was taken out, and waits for a second person. */
const takenOut = () => referred().and(step('restrict-words'))

it('of a pathway', () => {
  const wrong = new Set<string>()
  const seen = new Set<string>()
  const played = fc
    .sample(intents(40), { seed: settings.seed, numRuns: 12 })
    .flatMap((sequence) => play(sequence).filter((_, n) => n % 9 === 0))
  // Sequences seldom come as far as treatment or a breach.
  const seldom = [inSessions(), sessionsPlanned(), breached(), takenOut()].map(
    ({ state: before, now, past }) => ({
      ...{ before, now, past },
    }),
  )
  for (const { before, now, past } of [...seldom, ...played])
    for (const name of names) {
      const meetings = manyMeetings.filter(({ at }) => at > now)
      const reference = { ...amongOthers('london'), meetings, newer }
      const by = actors
        .map((actor) => workingAt(before, actor))
        .find((actor) => !whyNot(name, before, { now, receivedAt: now, by: actor, reference }))
      if (!by) continue
      const context = { now, receivedAt: now, by, reference, past }
      const elsewhere = pathwayCommands[name].edge?.otherPathway === 'victim' ? victims : pathways
      const known = { agencies, pathways: elsewhere, actors: actors.map(({ id }) => id), past }
      const sent = eachOnce((pick) => bodyOf(name, before, { pick, now, by, past }) as object)
      for (const [field, offered] of Object.entries(aboutPathway(name, before, context, known))) {
        const mark = markIn(pathwayCommands[name].body, field)
        if (isElsewhere(pathwayCommands[name], mark)) continue
        const parts = {
          ...partsOf(before, reference),
          entry: [...numbersIn(past, isEntry), '9999'],
          report: [...numbersIn(past, (type) => type === 'incident-reported'), '9999'],
        }
        const others = othersBeside(pathwayCommands[name], parts, field)
        seen.add(mark)
        const all = parts[mark] ?? []
        const found = hold(name, field, { all, offered, others }, (id, pick, other) => {
          const value = valueIn(field, id)
          const { edge } = pathwayCommands[name]
          const adds = mark === 'pathway' && edge?.otherPathway && edge.otherPathway !== 'open'
          const added = adds ? elsewhere[id as keyof typeof elsewhere] : {} // its keys are all there is
          const beside = Object.entries(other as Record<string, string>).map(
            ([key, one]) => [key, valueIn(key, one)] as const,
          )
          const body = { ...sent(pick), ...Object.fromEntries(beside), [field]: value, ...added }
          return pathwayDecider.decide(before, { name, body }, context)
        })
        for (const one of found) wrong.add(one)
      }
    }
  expect([...wrong]).toEqual([])
  expect([...seen].sort()).toEqual([
    ...['action', 'actor', 'agency', 'breach', 'entry', 'exclusion', 'match', 'meeting'],
    ...['obligation', 'order', 'pathway', 'policyVersion', 'programme', 'report'],
    ...['retentionClass', 'session', 'takenOut', 'victim'],
  ])
})

/** What a field names, by its mark; the test fails on a mark that nothing is known of. */
function markIn(body: z.ZodObject, field: string): FieldMark {
  const marks = within(body.shape[field]).flatMap(
    ({ schema }) => fieldMarks.get(schema)?.mark ?? [],
  )
  const [mark] = marks
  if (mark === undefined) throw new Error(`${field} has no mark`)
  return mark
}

/** What other entities say of themselves is offered to nobody: the rules know none of it. */
const isElsewhere = ({ who }: { readonly who: unknown }, mark: FieldMark): boolean =>
  who === 'system' && (mark === 'meeting' || mark === 'pathway' || mark === 'item')

/** What a field takes of an id: versions, and what happened, are named by their numbers. */
const valueIn = (field: string, id: string): string | number =>
  ['version', 'event', 'of'].includes(field) ? Number(id) : id

const numbersIn = (past: readonly PastEvent[], counts: (type: string) => boolean): string[] =>
  past.filter(({ event }) => counts(event.type)).map(({ seq }) => String(seq))

/** Every id that there is, and one of each kind that there is not. */
const partsOf = (
  { obligations, sessions, actions, orders = [], keptOut }: Parameters<typeof aboutPathway>[1],
  { policy, meetings = [] }: SiteReference,
): Partial<Record<FieldMark, readonly string[]>> => ({
  obligation: [...Object.keys(obligations), 'p1.99'],
  session: [...sessions.map(({ id }) => id), 's99'],
  action: [...actions.map(({ id }) => id), 'a99'],
  order: [...orders.map(({ id }) => id), 'o99'],
  breach: [...orders.flatMap(({ breaches }) => breaches.map(({ id }) => id)), 'b99'],
  programme: [...Object.keys(policy.programmes), 'no-such-programme'],
  retentionClass: [...Object.keys(defaultRetentionClasses), 'no-such-class'],
  agency: agencies,
  actor: actors.map(({ id }) => id),
  exclusion: [...(keptOut?.never ?? []).map(({ id }) => id), 'x99'],
  pathway: Object.keys(pathways),
  meeting: [...meetings.map(({ id }) => id), 'cf0000000000zz'],
  policyVersion: ['1', ...Object.keys(newer), '99'],
})

/** The same of a meeting; its `order` names all that are to be heard at once. */
const meetingPartsOf = ({
  id,
  obligations,
  items,
  actions,
  interests = [],
}: Parameters<typeof aboutConference>[1]): Partial<Record<FieldMark, readonly string[]>> => ({
  obligation: [...Object.keys(obligations), 'cf0000000000zz.99'],
  item: [...items.map((one) => one.id), 'i999'],
  conflict: [...interests.map((one) => one.id), 'c999'],
  action: [...actions.map(({ action }) => action), 'a99'],
  pathway: [...actions.map(({ pathway }) => pathway), 'p99'],
  agency: agencies,
  meeting: openMeetings.map((one) => one.id).filter((one) => one !== id),
})

/** Sequences seldom declare a conflict of interest. */
const declared = meetingStep('declare-conflict', { item: 'i1' })

it('of a meeting', () => {
  const wrong = new Set<string>()
  const seen = new Set<string>()
  const reference = { ...meetingReference, meetings: openMeetings }
  const played = fc
    .sample(meetingIntents(40), { seed: settings.seed, numRuns: 8 })
    .flatMap((sequence) => playMeetings(sequence).filter((_, n) => n % 9 === 0))
  const { state, now: then } = withItems().and(declared)
  for (const { before, now } of [{ before: state, now: then }, ...played])
    for (const name of meetingNames) {
      const by = actors.find(
        (actor) => !whyNotAt(name, before, { now, receivedAt: now, by: actor, reference }),
      )
      if (!by) continue
      const context = { now, receivedAt: now, by, reference }
      const about = aboutConference(name, before, context, { agencies })
      const parts = meetingPartsOf(before)
      const sent = eachOnce(
        (pick) => meetingBodyOf(name, before, { pick, now, by, adjourned: [] }) as object,
      )
      for (const pair of pairsAtConference(name, before, context)) {
        const fields = Object.keys(pair)
        const others = othersBeside(conferenceCommands[name], parts, ...fields)
        const refused = everyPick(others, (pick, other) => {
          const body = { ...sent(pick), ...other, ...pair }
          const one = conferenceDecider.decide(before, { name, body }, context)
          return !one.ok && fields.includes(one.refusal.field ?? '')
        })
        if (refused)
          wrong.add(`${name} offers ${Object.values(pair).join(' and ')}, and refuses it`)
        seen.add(fields.join('+'))
      }
      for (const [field, offered] of Object.entries(about)) {
        const mark = markIn(conferenceCommands[name].body, field)
        if (isElsewhere(conferenceCommands[name], mark)) continue
        expect(offered).not.toContain(before.id)
        const all = parts[mark] ?? []
        const others = othersBeside(conferenceCommands[name], parts, field)
        seen.add(field === 'order' ? 'order' : mark)
        const found = hold(name, field, { all, offered, others }, (id, pick, other) => {
          const value = field === 'order' ? [...new Set([...offered, id])] : listed(field, id)
          const body = { ...sent(pick), ...other, [field]: value }
          return conferenceDecider.decide(before, { name, body }, context)
        })
        for (const one of found) wrong.add(one)
      }
    }
  expect([...wrong]).toEqual([])
  expect([...seen].sort()).toEqual([
    'action',
    'agency',
    'agency+role',
    'conflict',
    'item',
    'item+agency',
    'meeting',
    'obligation',
    'order',
    'pathway',
    'pathway+action',
  ])
})

/** What a field takes that names several. */
const listed = (field: string, id: string): string | string[] => (field === 'items' ? [id] : id)

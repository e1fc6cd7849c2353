// Proves that pathways and meetings agree, once everything has arrived.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { awaitsConference } from '../../../../domain/pathway/listing.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { type Intent, intents, play } from './play.ts'
import { isNotAsked, leavesOut } from '../../../../domain/kept-out.ts'
import { type ConferenceState, listedItems } from '../../../../domain/conference/state.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { liveStrands, strandOfOwed, strandsOf } from '../../../../domain/pathway/strands.ts'
import { type Sent, toldAgain } from './sent.ts'
import type { World } from './world.ts'

const given = (name: string, usual: number): number => Number(process.env[name] ?? usual)

/** Fixed, so that a failing run fails again; the seed and path of a failure are in the message. */
const settings = {
  numRuns: given('THROUGHLINE_RUNS', 40),
  seed: given('THROUGHLINE_SEED', 20_261_102),
}
const count = 70

// Every claim is made of the same worlds; each is played once, and none is kept longer than it is looked at.
type Claim = (world: World) => void
const claims: Claim[] = []
const broken = new Map<Claim, unknown>()
let played = false

function playAll(): void {
  played = true
  process.stdout.write(`together: ${settings.numRuns} sequences, seed ${settings.seed}\n`)
  fc.assert(
    fc.property(intents(count), (sequence) => {
      const world = play(sequence)
      for (const claim of claims)
        if (!broken.has(claim))
          try {
            claim(world)
          } catch (error) {
            broken.set(claim, error)
          }
    }),
    settings,
  )
}

/** A claim about every world in which nothing is on its way any more; the shortest that breaks it is shown with its seed. */
function always(claim: Claim): () => void {
  claims.push(claim)
  return () => {
    if (!played) playAll()
    if (!broken.has(claim)) return
    const again = fc.property(intents(count), (sequence: Intent[]) => claim(play(sequence)))
    fc.assert(again, settings)
    throw broken.get(claim)
  }
}

const pathwaysOf = (world: World) => [...world.pathways.values()].map(({ state }) => state)
const meetingsOf = (world: World) => [...world.conferences.values()]

const owedReturns = ({ obligations }: ConferenceState) =>
  Object.values(obligations).filter(({ what }) => what.startsWith('meetingReturn'))

/** Whether a decision counts in place of an earlier one on the same item. */
const isCorrection = ({ type, data }: { readonly type: string; readonly data: object }): boolean =>
  type === 'item-decided' && 'supersedes' in data

/** On whose lists a pathway is still to be heard. */
const listsOf = (world: World, pathway: string): string[] =>
  meetingsOf(world).flatMap(({ state }) =>
    listedItems(state).some((item) => item.pathway === pathway) ? [state.id] : [],
  )

describe('pathways and meetings together, once everything has arrived', () => {
  it(
    'no item is lost: listed is decided, deferred, moved, withdrawn, or still to be heard',
    always((world) => {
      for (const { state, events } of meetingsOf(world)) {
        const of = (type: string) =>
          events.filter(({ event }) => event.type === type && !isCorrection(event)).length
        const left = ['decided', 'deferred', 'moved', 'withdrawn'].map((how) => of(`item-${how}`))
        expect(left.reduce((a, b) => a + b, 0) + listedItems(state).length).toBe(of('item-listed'))
      }
    }),
  )

  it(
    'a pathway is on at most one list, and it is the one on which it believes to be',
    always((world) => {
      for (const { id, listing } of pathwaysOf(world))
        expect([id, ...listsOf(world, id)]).toEqual([id, ...(listing ? [listing.conference] : [])])
    }),
  )

  it(
    'the meeting’s time is what the pathway was told, and no pathway waits to hear of it',
    always((world) => {
      for (const { listing } of pathwaysOf(world))
        if (listing) expect(listing.at).toBe(world.conference(listing.conference).state.meeting?.at)
    }),
  )

  it(
    'who owes no conference is on no list; who owes an emergency one is on one, as an emergency',
    always((world) => {
      for (const state of pathwaysOf(world)) {
        if (!awaitsConference(state)) expect(state.listing).toBeUndefined()
        const urgent = owed(state, 'emergencyConference').length > 0 && state.site !== 'cheshire'
        const tries = state.turnedAway?.by.length ?? 0
        if (urgent && tries < 3) expect(state.listing).toMatchObject({ emergency: true })
      }
    }),
  )

  it(
    'each decision reaches its pathway once, and counts or is kept there once',
    always((world) => {
      const decided = meetingsOf(world).flatMap(({ state, events }) =>
        events.flatMap(({ event }) =>
          event.type === 'item-decided' && !isCorrection(event)
            ? [`${event.data.pathway} ${state.id}/${event.data.id}`]
            : [],
        ),
      )
      const heard = world.judged.filter(({ name }) => name === 'conference-decided')
      const keyOf = ({ to, body }: Sent) => {
        const { conference, item } = body as { conference: string; item: string }
        return `${to.id} ${conference}/${item}`
      }
      expect(heard.map(keyOf).sort()).toEqual(decided.sort())
      const counted = [...world.pathways.values()].flatMap(({ state, events }) =>
        events.flatMap(({ event }) =>
          (event.type === 'conference-recorded' || event.type === 'decision-overtaken') &&
          event.data.conference &&
          event.data.item
            ? [`${state.id} ${event.data.conference}/${event.data.item}`]
            : [],
        ),
      )
      expect(counted.sort()).toEqual(decided.sort())
      expect(heard.filter(({ outcome }) => outcome.result !== 'done')).toEqual([])
    }),
  )

  it(
    'what was told is told the same again, from what had happened by then alone',
    always((world) => {
      const check = (from: string, told: ReturnType<typeof toldAgain>) => {
        const sent = [...world.sent.values()].filter(
          (one) => one.from === from && one.name !== 'answered',
        )
        for (const { id, to, name, body } of sent)
          expect(told.get(id.slice(from.length + 1))).toMatchObject({ to, name, body })
        expect(sent).toHaveLength(told.size)
      }
      for (const [id, { events }] of world.pathways)
        check(`pathway:${id}`, toldAgain(pathwayDecider, id, events))
      for (const [id, { events }] of world.conferences)
        check(`conference:${id}`, toldAgain(conferenceDecider, id, events))
    }),
  )

  it(
    'a decision that has counted would not count again, though it came twice',
    always((world) => {
      for (const one of world.judged) {
        if (one.name !== 'conference-decided' || one.outcome.result !== 'done') continue
        const before = world.pathway(one.to.id).state
        expect(world.again(one)?.result).toBe('refused')
        expect(world.pathway(one.to.id).state).toBe(before)
      }
    }),
  )

  it(
    'whoever may not see a pathway owes nothing on it, nor about its item at any meeting',
    always((world) => {
      const there = pathwaysOf(world).flatMap((state) =>
        owed(state).filter(({ agency, role }) => leavesOut(state.keptOut, agency, role)),
      )
      const atMeetings = meetingsOf(world).flatMap(({ state }) =>
        listedItems(state).flatMap(({ id, pathway }) => {
          const { keptOut } = world.pathway(pathway).state
          return owedReturns(state).filter(
            ({ agency, about }) => about === `${id}/${agency}` && isNotAsked(keptOut, agency),
          )
        }),
      )
      expect([there, atMeetings]).toEqual([[], []])
    }),
  )

  it(
    'no rule is at fault',
    always(({ faults }) => expect(faults).toEqual([])),
  )

  it(
    'every pathway keeps a victim, and one who came with a referral that is linked there is known there',
    always((world) => {
      const none = pathwaysOf(world).filter((state) => liveStrands(state).length === 0)
      const lost = pathwaysOf(world).flatMap((state) => {
        const there = state.link && world.pathways.get(state.link.to)?.state
        if (!there?.taken?.some(({ pathway }) => pathway === state.id)) return []
        const known = strandsOf(there).map(({ victim }) => victim)
        return liveStrands(state).filter(({ victim }) => !known.includes(victim))
      })
      expect([none, lost]).toEqual([[], []])
    }),
  )

  it(
    'nobody has two live parts of one pathway, and nothing is owed for one whose part has ended',
    always((world) => {
      const wrong = pathwaysOf(world).flatMap((state) => {
        const live = liveStrands(state)
          .filter(({ from }) => from !== undefined)
          .map(({ victim }) => victim)
        const twice = live.filter((victim, n) => live.indexOf(victim) !== n)
        const ended = strandsOf(state).flatMap(({ id, ended: end }) => (end ? [id] : []))
        const owedStill = owed(state).filter((one) => ended.includes(strandOfOwed(one) ?? ''))
        return [...twice, ...owedStill]
      })
      expect(wrong).toEqual([])
    }),
  )
})

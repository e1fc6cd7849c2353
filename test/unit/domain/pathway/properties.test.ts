// Proves that a pathway keeps its invariants, whatever people do and however long they wait.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cases } from './cases/all.ts'
import type { PathwayCommandName } from '../../../../domain/pathway/commands/index.ts'
import { always, settings } from './always.ts'
import { intents, play, type Turn } from './arbitrary.ts'
import { staysWhereItIs } from './owed-for.ts'
import { obligationKinds, type ObligationCode } from '../../../../domain/obligations/kinds.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { amongOthers, referenceOf } from './world.ts'
import { siteOf } from '../../../../domain/pathway/pathway.ts'
import { risks } from '../../../../domain/codes.ts'
import { stages } from '../../../../domain/stages/index.ts'
import { endClaims } from './end-claims.ts'
import { wholeClaims } from './whole-claims.ts'

/** One of these replaces another when treatment begins or stops waiting for the police. */
const waitsOrWaited: readonly ObligationCode[] = [
  'suitability',
  'suitabilityRecheck',
  'planSessions',
  'awaitInvestigation',
]

/** Refusals that any command can meet; told once for all in the tests of the commands. */
const everywhere: readonly string[] = [
  'not-your-role',
  'system-only',
  'not-open-yet',
  'pathway-ended',
  'person-died',
  'other-site',
]
const planned = ['moved', 'reassigned', 'resumed', 'restored'].map((one) => `obligation-${one}`)

const reference = amongOthers('london')
const eventsOf = ({ decision }: Turn) => (decision.ok ? decision.events : [])
const rank = ({ risk }: PathwayState) => (risk === undefined ? -1 : risks[risk].rank)
const open = ({ stage }: PathwayState) => stage !== 'received' && stage !== 'ended'

/** What, once met, leads on from a stage: what it owes, an emergency conference, or of a review, one out of turn. */
const movesOn = (stage: PathwayState['stage']) => (what: ObligationCode) =>
  obligationKinds[what].span === 'stage' ||
  what === 'emergencyConference' ||
  (stage === 'review' && what === 'reviewOutOfTurn')

describe('whatever people do, and however long they wait', () => {
  it(
    'time closes no pathway but at the end of its watch, and lowers no risk',
    always((turns) => {
      const wrong = turns.filter(({ command, before, after }) => {
        if (command.name !== 'pass-time') return false
        const moved = after.stage !== before.stage
        const watched = before.stage === 'watch' && after.stage === 'ended'
        return rank(after) !== rank(before) || (moved && !watched)
      })
      expect(wrong).toEqual([])
    }),
  )

  it(
    'an open pathway owes somebody something, or is watched, or has just asked itself',
    always((turns) => {
      for (const { after, messages } of turns.filter((turn) => open(turn.after)))
        if (owed(after).length === 0 && !messages.some(({ to }) => to.id === 'p1'))
          expect(after.stage).toBe('watch')
    }),
  )

  it(
    'a stage that waits for people has something of its own to wait for',
    always((turns) => {
      const idle = turns.filter(
        ({ after, messages }) =>
          open(after) &&
          after.stage !== 'watch' &&
          !messages.some(({ to }) => to.id === 'p1') &&
          !owed(after).some(({ what }) => movesOn(after.stage)(what)),
      )
      expect(idle).toEqual([])
    }),
  )

  it(
    'an obligation reaches a rung once, until its date or its owner is another',
    always((turns) => {
      const reached = new Set<string>()
      const again: unknown[] = []
      for (const { type, data } of turns.flatMap(eventsOf)) {
        if ('id' in data && planned.includes(type))
          for (const key of reached) if (key.startsWith(`${data.id}/`)) reached.delete(key)
        if (type !== 'rung-reached') continue
        if (reached.has(`${data.id}/${data.code}`)) again.push(data)
        reached.add(`${data.id}/${data.code}`)
      }
      expect(again).toEqual([])
    }),
  )

  it(
    'only the highest of several rungs is sent',
    always((turns) => {
      const wrong: unknown[] = []
      for (const turn of turns) {
        const rungs = eventsOf(turn).flatMap((event) =>
          event.type === 'rung-reached' ? [event.data] : [],
        )
        for (const id of new Set(rungs.map((rung) => rung.id))) {
          const own = rungs.filter((rung) => rung.id === id)
          const sent = own.filter(({ overtaken }) => !overtaken)
          if (sent.length !== 1 || sent[0] !== own.at(-1)) wrong.push(own)
        }
      }
      expect(wrong).toEqual([])
    }),
  )

  it(
    'a notice goes only to the agencies of the site, and of a site to which it is offered or has gone',
    always((turns) => {
      const known = new Set(Object.keys(referenceOf('london').agencies))
      const strangers: unknown[] = []
      for (const turn of turns) {
        for (const { type, data } of eventsOf(turn))
          if (type === 'transfer-offered') {
            expect(turn.before.site).not.toBe(data.to)
            known.add(data.agency) // the one that is to answer, and no other
          } else if (type === 'transfer-accepted')
            for (const id of Object.keys(siteOf(turn.after, reference).agencies)) known.add(id)
        strangers.push(...turn.notices.filter(({ to }) => !known.has(to.agency)))
      }
      expect(strangers).toEqual([])
    }),
  )

  it(
    'a transfer loses nothing that is owed, and moves no date',
    always((turns) => {
      for (const turn of turns) {
        if (!eventsOf(turn).some(({ type }) => type === 'transfer-accepted')) continue
        const { before, after } = turn
        expect(after.site).not.toBe(before.site)
        for (const { id, what, since, due } of owed(before))
          if (what !== 'answerTransfer' && !(before.investigation && waitsOrWaited.includes(what)))
            expect(after.obligations[id]).toMatchObject({ since, due })
        const there = Object.keys(siteOf(after, reference).agencies)
        for (const one of owed(after))
          if (!staysWhereItIs(after, one)) expect(there).toContain(one.agency)
      }
    }),
  )

  it(
    'an alarm leads to something, and nothing is due before it was owed',
    always((turns) => {
      const idle = turns.filter(
        (turn) => turn.command.name === 'pass-time' && eventsOf(turn).length === 0,
      )
      expect(idle).toEqual([])
      const early = turns.flatMap((turn) =>
        eventsOf(turn).filter(
          ({ type, data }) =>
            type === 'obligation-opened' &&
            (data.due <= data.since || data.rungs.some(([, at]) => at <= turn.now)),
        ),
      )
      expect(early).toEqual([])
    }),
  )

  it(
    'what is owed can be asked after: a ladder to climb, or a notice that has gone',
    always((turns) => {
      const unasked = turns.flatMap((turn) =>
        eventsOf(turn).filter(
          ({ type, data }) =>
            type === 'obligation-opened' &&
            data.rungs.length === 0 &&
            !turn.notices.some(({ obligation }) => obligation === data.id),
        ),
      )
      expect(unasked).toEqual([])
    }),
  )
})

describe('of every pathway', () => {
  const claims = { ...wholeClaims, ...endClaims }
  for (const [name, claim] of Object.entries(claims)) it(name, always(claim))
})

describe('the sequences', () => {
  it(
    'meet no refusal that the stories of its command do not tell',
    always((turns) => {
      const untold = turns.flatMap(({ command, decision }) => {
        if (decision.ok) return []
        const { code } = decision.refusal
        const stories = cases[command.name as PathwayCommandName]
        const told = everywhere.includes(code) || code in (stories?.refuses ?? {})
        return told ? [] : [`${command.name}: ${code}`]
      })
      expect(untold).toEqual([])
    }),
  )

  it('reach every stage, the watch and the end', () => {
    const sample = fc.sample(intents(60), { seed: settings.seed, numRuns: 400 })
    const left = new Set<string>(['received', ...Object.keys(stages), 'ended'])
    for (const sequence of sample) {
      if (left.size === 0) break // each of them was reached
      for (const { after } of play(sequence)) left.delete(after.stage)
    }
    expect([...left]).toEqual([])
  })
})

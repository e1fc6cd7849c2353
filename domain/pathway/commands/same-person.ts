import { z } from 'zod'
import { audience, matchId, siteId, words } from '../../fields.ts'
import { messages } from '../../entity/messages.ts'
import { refuse } from '../../entity/rule.ts'
import { ruleWith, type WhenRefused } from '../rule.ts'
import { tieOf, tiesOf } from '../same-person.ts'
import { unlessErased } from './retention.ts'

const coordinatorRule = ruleWith({ area: 'referral', who: ['coordinator'] })

/** As it comes in; the edge adds which pathway is meant, and where it is: nobody is told that. */
const saySchema = z.strictObject({ matchId: matchId(), reason: words(), audience: audience() })

/**
 * The person is the same as on a pathway at another site, of which whoever says so knows nothing but that there is a match. No
 * referral moves: both pathways go on, and once the coordinator there says so too, each hears what is reported on the other.
 */
const saySamePerson = coordinatorRule({
  label: 'Record that a match elsewhere is the same person',
  body: saySchema.extend({ pathway: z.string(), site: siteId() }),
  example: {
    matchId: '5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10',
    reason: 'The police know of one man only.',
  },
  edge: { body: saySchema, match: true },
  settles: ['lookAtMatch'],
  decide(builder, { matchId: match, pathway, site, reason }) {
    const tie = tieOf(builder.state, match)
    if (tie && tie.standing !== 'apart') return refuse('same-person-known', 'matchId')
    builder.record('same-person-said', { match, pathway, site, reason })
    builder.settle(['lookAtMatch'], 'met', site)
    return undefined
  },
})

/** Whether it is so, as another site says; or that it is not so after all, whoever said it. */
const answerSamePerson = coordinatorRule({
  label: 'Answer whether a match elsewhere is the same person',
  body: z.strictObject({
    matchId: matchId(),
    same: z.boolean(),
    reason: words(),
    audience: audience(),
  }),
  example: {
    matchId: '5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10',
    same: true,
    reason: 'The same address, and the same car.',
  },
  settles: ['answerMatch'],
  allowed: (state) => (tiesOf(state).length > 0 ? undefined : refuse('no-same-person')),
  decide(builder, { matchId: match, same, reason }) {
    const tie = tiesOf(builder.state).find((one) => one.match === match)
    if (!tie) return refuse('unknown-match', 'matchId')
    if (same && tie.standing !== 'asked') return refuse('same-person-known', 'same')
    builder.record('same-person-answered', { match, pathway: tie.pathway, same, reason })
    builder.settle(['answerMatch'], 'met', match)
    return undefined
  },
})

const systemRule = ruleWith({ area: 'referral', who: 'system' })

/** Another site says that its person is this one: the coordinator owes an answer. A command of the system. */
const hearOfSamePerson = systemRule({
  label: 'Take what another site says of the person',
  body: messages.pathway['hear-of-same-person'],
  decide(builder, { match, pathway, site }) {
    if (tieOf(builder.state, match)?.standing === 'tied') return
    builder.record('same-person-heard', { match, pathway, site })
    if (tieOf(builder.state, match)?.standing === 'tied') return
    builder.settle(['lookAtMatch'], 'ended', site)
    if (!builder.owed('answerMatch').some(({ about }) => about === match))
      builder.open('answerMatch', { about: match })
  },
})

/** What the other site found. A command of the system. */
const noteSamePerson = systemRule({
  label: 'Note what another site found of the person',
  body: messages.pathway['note-same-person'],
  afterEnd: true,
  allowed: unlessErased,
  decide(builder, { match, same }) {
    if (!tieOf(builder.state, match)) return refuse('unknown-match')
    builder.record('same-person-noted', { match, same })
    builder.settle(['answerMatch'], 'ended', match)
    return undefined
  },
})

/** Whoever could not be asked says nothing of it: it is open again whether it is the same person. */
export const samePersonRefusals = {
  'hear-of-same-person'(builder, code) {
    const { by } = builder.context
    const tie = tiesOf(builder.state).find(({ match }) => by.id === `match:${match}`)
    if (tie) builder.record('same-person-noted', { match: tie.match, same: false, refused: code })
  },
} as const satisfies WhenRefused

/** That the person is the same as on a pathway at another site. */
export const samePersonCommands = {
  'say-same-person': saySamePerson,
  'answer-same-person': answerSamePerson,
  'hear-of-same-person': hearOfSamePerson,
  'note-same-person': noteSamePerson,
} as const

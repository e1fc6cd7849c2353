import { z } from 'zod'
import { risks } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import {
  leaveReasons,
  itemStatuses,
  conferenceDecisions,
} from '../../../domain/conference/codes.ts'
import { countingDecisions } from '../../../domain/pathway/shape/conference.ts'
import { instantOut } from '../instants.ts'
import { many } from '../many.ts'
import { party, personOut } from './agenda.ts'
import { quorumOut } from './conference.ts'
import { togetherOut } from './heard-together.ts'
import { withheldFor } from '../../access/withheld.ts'

/** What a letter beside a text says. */
export const victimText =
  'The one victim whom it is about, by letter; null where it is about everybody.'

/** An item of a meeting, as it is answered. */
export const itemOut = z
  .object({
    item: z.string(),
    pathwayId: z.string(),
    person: personOut,
    status: codeOf(itemStatuses),
    place: z
      .int()
      .nullable()
      .meta({ description: 'On the agenda; null once it has been heard or removed.' }),
    ...togetherOut,
    children: z.boolean(),
    repeat: z.boolean(),
    carried: z.boolean(),
    risk: storedCodeOf(risks).nullable(),
    since: instantOut,
    from: z.object({ conferenceId: z.string(), item: z.string() }).nullable(),
    referrer: party,
    referrerHeard: z
      .boolean()
      .meta({ description: 'They attended, sent information or briefed somebody.' }),
    heardWithoutReferrer: z.boolean(),
    overrideReason: z.string().nullable(),
    presented: party.extend({ at: instantOut, briefed: z.boolean() }).nullable(),
    timer: z
      .object({
        since: instantOut,
        minutes: z.int(),
        until: instantOut,
        over: z.boolean().meta({ description: 'Its time is up and it has not been decided.' }),
      })
      .nullable()
      .meta({ description: 'While it is being heard.' }),
    quorum: quorumOut
      .nullable()
      .meta({ description: 'For this item, leaving out those with a conflict of interest.' }),
    decision: storedCodeOf(conferenceDecisions).nullable(),
    decidedAt: instantOut.nullable(),
    rationale: z.string().nullable(),
    dissent: many(z.object({ agency: z.string(), view: z.string().nullable() })),
    actions: many(
      party.extend({
        what: z.string().nullable(),
        why: z.string().nullable(),
        due: instantOut,
        victim: z.string().nullable().meta({ description: victimText }),
      }),
    ),
    because: codeOf(leaveReasons).nullable().meta({ description: 'Why it was deferred or moved.' }),
    reason: z.string().nullable(),
    to: z.string().nullable().meta({ description: 'The conference that it went to.' }),
    cameBack: z.boolean().meta({ description: 'That meeting could not take it.' }),
    overtaken: z.boolean().meta({
      description:
        'The pathway no longer waited for the decision. Nothing follows on it until somebody has looked at it.',
    }),
    overtakenCounts: codeOf(countingDecisions)
      .nullable()
      .meta({ description: 'Which of the two counts, once somebody has said.' }),
    withheld: withheldFor(
      'person',
      'risk',
      'rationale',
      'dissent.view',
      'actions.what',
      'actions.why',
      'reason',
      'overrideReason',
    ),
  })
  .meta({ id: 'ConferenceItem' })

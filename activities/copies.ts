import type { EntityKind } from '../domain/entity/decider.ts'
import type { EventCopy } from './contract.ts'
import type { EventEnvelope } from '../domain/entity/turn.ts'
import { eventsAfter, type Tx } from '../store/turns.ts'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

interface Happened {
  readonly seq: number
  readonly at: number
  readonly by: string
  readonly type: string
  readonly data: object
}

/** The second copy of what happened, for the workflow's history: every event after the one that the workflow knows. */
export async function copiesSince(
  tx: Tx,
  kind: EntityKind,
  id: string,
  known: number,
  before: number,
  events: readonly EventEnvelope<{ type: string; data: object }>[],
): Promise<string> {
  if (known === before)
    return packCopies(
      grouped(
        events.map(({ seq, at, by, event }) => ({
          seq,
          at,
          by: by.id,
          type: event.type,
          data: event.data,
        })),
      ),
    )
  const stored = await eventsAfter(tx, kind, id, known)
  return packCopies(
    grouped(
      stored.map(({ by, ...row }) => ({
        ...row,
        by: 'id' in by && typeof by.id === 'string' ? by.id : '',
      })),
    ),
  )
}

/** Groups events with the same author and instant, which are then written once: a history must not grow too large. */
function grouped(all: readonly Happened[]): EventCopy[] {
  const groups: { from: number; at: number; by: string; events: [string, object][] }[] = []
  for (const { seq, at, by, type, data } of all) {
    const last = groups.at(-1)
    if (last?.at === at && last.by === by) last.events.push([type, data])
    else groups.push({ from: seq, at, by, events: [[type, data]] })
  }
  return groups
}

/**
 * The dictionary that copies are packed with: what most of them repeat. It is part of the format, since a copy can only be
 * read with the dictionary that it was packed with. A better one gets a number of its own beside this one.
 */
const dictionary1 = Buffer.from(
  [
    '[{"from":,"at":179,"by":"time","events":[["',
    '"],["risk-set",{"risk":"standard medium high","because":"assessment',
    '"],["suitability-recorded",{"result":"suitable"],["conference-recorded",{"decision":"intervene","rationale":"',
    '"],["sessions-planned",{"programme":"eight-weekly-and-follow-up","provider":{"role":"forensicClinician","agency":"',
    '"],["action-agreed",{"id":"a1","agency":"","role":"agencyWorker","what":"","due":17',
    '"],["return-recorded",{"agency":"","kind":"full","note":"',
    '"],["session-recorded",{"id":"s1","record":{"held":true,"attended":true,"late":false},"missedRunning":0}]',
    '"],["stage-entered",{"stage":"referral triage research conference suitability sessions review closure watch","because":"',
    '"],["rung-reached",{"id":"pw","rung":1,"code":"two-days-before day-before due-today manager chair steering-group',
    '","to":{"agency":"","role":"supervisor"},"urgent":false,"at":17',
    '"],["obligation-settled",{"id":"pw","outcome":"met","told":["',
    'hampshire-constabulary cheshire-constabulary southern-health-nhs-foundation-trust north-west-boroughs-healthcare ',
    'national-probation-service-london barnet-enfield-haringey-mental-health-trust suzy-lamplugh-trust ',
    'metropolitan-police-service"]}],["obligation-opened",{"id":"pw","what":"recordSession victimContact","agency":"',
    '","role":"victimAdvocate coordinator policeLead probation chair","since":17,"due":1797354000000,"clock":"',
    '","ladder":"standard","rungs":[[1,179],[2,179],[3,179],[4,1798016400000],[5,1798102800000],[6,1798534800000]]}]]}]',
  ].join(''),
)

/** A copy as the history keeps it: packed, to keep the history small. `1.` names the dictionary. */
export const packCopies = (copies: readonly EventCopy[]): string =>
  `1.${deflateRawSync(JSON.stringify(copies), { level: 9, dictionary: dictionary1 }).toString('base64')}`

/** The copies in one turn's result. Throws on an unknown format. */
export function unpackCopies(packed: string): EventCopy[] {
  if (!packed.startsWith('1.')) throw new Error('a copy of events in an unknown format')
  const bytes = Buffer.from(packed.slice(2), 'base64')
  // packCopies wrote it.
  return JSON.parse(inflateRawSync(bytes, { dictionary: dictionary1 }).toString()) as EventCopy[]
}

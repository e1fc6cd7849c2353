import { audience, reportNumber, words } from '../../fields.ts'
import { ledToBy, type PastEvent, pastOf } from '../withdrawal/entries.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { takenBack } from '../taken-back.ts'
import { z } from 'zod'

/**
 * Two agencies reported one incident: it is one from now on, and asks for one response. What the second report asked the police
 * lead and the advocate for ends, if what the first one asked for is there.
 */
const joinReports = rule({
  label: 'Join two reports of one incident',
  area: 'risk',
  who: ['coordinator', 'policeLead', 'chair'],
  body: z.strictObject({
    event: reportNumber(),
    of: reportNumber(),
    reason: words(),
    audience: audience(),
  }),
  example: { event: 14, of: 12, reason: 'Housing and the police both heard of it from her.' },
  reads: { past: true },
  decide(builder, { event, of, reason }) {
    const past = pastOf(builder.context)
    const gone = takenBack(past.map(({ seq, event: { type, data } }) => ({ seq, type, data })))
    const report = (seq: number) => (gone.has(seq) ? undefined : past.find(isReport(seq)))
    const [later, first] = [report(event), report(of)]
    if (!later) return refuse('no-such-report', 'event')
    if (!first || first.seq === later.seq) return refuse('no-such-report', 'of')
    if (past.some((one) => isJoined(one, later.seq))) return refuse('already-joined', 'event')
    if (past.some((one) => isJoined(one, first.seq))) return refuse('already-joined', 'of')
    builder.record('reports-joined', { event, of, reason })
    for (const { event: led } of ledToBy(past, later))
      if (led.type === 'obligation-opened' && responses.includes(led.data.what))
        if (builder.state.obligations[led.data.id]) builder.settleOne(led.data.id, 'ended')
    return undefined
  },
})

/** What a report asks of the police lead and of the advocate, each for itself. */
const responses: readonly string[] = ['respondToRisk', 'hearOfReport']

const isReport =
  (seq: number) =>
  (one: PastEvent): boolean =>
    one.seq === seq && one.event.type === 'incident-reported'

const isJoined = ({ event }: PastEvent, seq: number): boolean =>
  event.type === 'reports-joined' && event.data.event === seq

/** Reports of one incident. */
export const joiningCommands = { 'join-reports': joinReports } as const

import { z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { type Deps } from '../../deps.ts'
import { instantOut, iso } from '../instants.ts'
import { pageOut, pageWanted, paging } from '../../paging.ts'
import { placeTitle, stages } from '../../../domain/stages/index.ts'
import { readStuck, type StuckRow } from '../../../store/reads/stuck.ts'
import { titleOf } from '../../../domain/describe.ts'

const realMinute = 60_000

/** What the list of what is stuck is asked with. */
export const stuckQuery = z.strictObject({
  kind: z.enum(['business', 'technical']).optional(),
  ...paging,
})

export const stuckOut = z
  .object({
    kind: z.enum(['business', 'technical']),
    code: z.string(),
    title: z.string().meta({ description: 'What it is, in words.' }),
    what: z.string(),
    pathwayId: z.string().nullable(),
    conferenceId: z.string().nullable(),
    obligationId: z.string().nullable(),
    agency: z.string().nullable(),
    role: z.string().nullable(),
    since: instantOut,
  })
  .meta({ id: 'Stuck' })

/** What does not go on at the reader's sites: because nobody acts, or because the machine does not. */
export async function stuckList(
  { database, clock }: Deps,
  by: Actor,
  { kind, ...page }: z.output<typeof stuckQuery>,
) {
  const rows = await readStuck(database, {
    ...pageWanted(page, 'stuck'),
    sites: by.sites,
    kind,
    now: await clock.now(),
    alarmBefore: await clock.ago(realMinute),
    storedBefore: Date.now() - realMinute,
  })
  return pageOut(rows, 'stuck', stuckView)
}

const titles: Readonly<Record<string, (row: StuckRow) => string>> = {
  'past-its-ladder': ({ what }) => `Everybody was reminded, and still: ${titleOf(what)}.`,
  'nothing-owed': ({ what }) => `Open at ${stageTitle(what)}, and nothing is owed by anybody.`,
  'agenda-not-circulated': ({ what }) => `The agenda of a meeting is late: ${titleOf(what)}.`,
  'meeting-not-held': ({ what }) => `A meeting was not held in its time: ${titleOf(what)}.`,
  'minutes-overdue': ({ what }) => `The minutes of a meeting are late: ${titleOf(what)}.`,
  'no-conference-slot': () =>
    'It waits for a conference and is on the list of none: no list that is open has room.',
  'alarm-overdue': () => 'An alarm has passed and was not taken.',
  'rule-at-fault': () => 'A rule fails each time that it is asked. It is tried again by itself.',
  'command-unjudged': ({ what }) => `Received and not judged yet: ${what}.`,
  'command-faulted': ({ what }) => `Could not be judged: ${what}. It can be sent again, anew.`,
  'message-undelivered': () => 'A message has not been delivered yet. It is tried again by itself.',
}

const stageTitle = (what: string): string =>
  Object.hasOwn(stages, what) ? placeTitle(what as keyof typeof stages) : what

const stuckView = (row: StuckRow): z.output<typeof stuckOut> => ({
  kind: row.kind,
  code: row.code,
  title: titles[row.code]?.(row) ?? row.code,
  what: row.what,
  pathwayId: row.pathway,
  conferenceId: row.conference,
  obligationId: row.obligation,
  agency: row.agency,
  role: row.role,
  since: iso(row.key),
})

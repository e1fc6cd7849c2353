import { many } from '../many.ts'
import { z } from 'zod'
import { roles } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { stuckKinds } from '../codes.ts'
import { type Account, rolesAt, rolesOf, sitesOf } from '../../access/account.ts'
import type { Deps } from '../../deps.ts'
import { instantOut, iso } from '../instants.ts'
import { isNo, type No, refused } from '../../answers.ts'
import { mayNot, whoMay } from '../../access/roles.ts'
import { countedPaging, pagerOf } from '../../paging.ts'
import { peopleFor } from '../../access/people.ts'
import { placeTitle, stages } from '../../../domain/stages/index.ts'
import type { StuckCode } from '../../../store/reads/stuck-codes.ts'
import { readStuck, type StuckRow } from '../../../store/reads/stuck.ts'
import { readAgencyNames } from '../../../store/reads/pathway.ts'
import { readMeetingNames } from '../../../store/reads/conference-list.ts'
import { titleOf, owedTitles } from '../../../domain/describe.ts'
import { waysOut } from './stuck-ways.ts'
import { worksCases } from '../../../domain/need-to-know.ts'

const realMinute = 60_000

/** What the list of what is stuck is asked with. */
export const stuckQuery = z.strictObject({
  kind: codeOf(stuckKinds).optional(),
  ...countedPaging(),
})

export const stuckOut = z
  .object({
    kind: codeOf(stuckKinds),
    code: z.string(),
    title: z.string().meta({ description: 'What it is, in words.' }),
    next: z.string().meta({ description: 'What the system does next by itself, in words.' }),
    remedies: many(z.object({ command: z.string(), label: z.string() })).meta({
      description: 'The commands that may help and that you can send about it.',
    }),
    what: storedCodeOf(owedTitles),
    pathwayId: z.string().nullable(),
    conferenceId: z.string().nullable(),
    obligationId: z.string().nullable(),
    agency: z.string().nullable(),
    role: storedCodeOf(roles).nullable(),
    since: instantOut,
  })
  .meta({ id: 'Stuck' })

/** What does not go on at the reader's sites: because nobody acts, or because the machine does not. */
export async function stuckList(
  { database, actors, clock }: Deps,
  by: Account,
  query: z.output<typeof stuckQuery>,
) {
  const no = mayNot(whoMay.seeStuck, rolesOf(by))
  if (no) return refused(no)
  const { wanted, countedOut } = await pagerOf({ actors }, by, 'stuck', query)
  if (isNo(wanted)) return wanted
  const rows = await readStuck(database, {
    ...wanted,
    reader: by,
    sites: sitesOf(by, whoMay.seeStuck),
    kind: query.kind,
    now: await clock.now(),
    alarmBefore: await clock.ago(realMinute),
    storedBefore: Date.now() - realMinute,
  })
  return countedOut(rows, (row) => stuckView(forReader(row, by), by))
}

/** The same for a page: with the names of people, meetings and agencies, as far as they are for the reader. */
export async function stuckSeen(deps: Deps, by: Account, query: z.output<typeof stuckQuery>) {
  const found = await stuckList(deps, by, query)
  if (isNo(found)) return found
  const { database, clock } = deps
  const shown = { list: 'stuck', now: await clock.now() }
  const pathways = found.items.flatMap(({ pathwayId }) => pathwayId ?? [])
  const conferences = found.items.flatMap(({ conferenceId }) => conferenceId ?? [])
  return {
    ...found,
    people: await peopleFor(deps, by, shown, [...new Set(pathways)]),
    meetings: await readMeetingNames(database, conferences),
    agencies: await readAgencyNames(database),
  }
}
export type StuckSeen = Exclude<Awaited<ReturnType<typeof stuckSeen>>, No>

const titles = {
  'past-its-ladder': ({ what }) =>
    `Everybody has been reminded, and this is still owed: ${titleOf(what)}.`,
  'nothing-owed': ({ what }) => `Open at ${stageTitle(what)}, but nobody owes anything.`,
  'agenda-not-circulated': ({ what }) => `The agenda of a meeting is late: ${titleOf(what)}.`,
  'meeting-not-held': ({ what }) => `A meeting was not held on time: ${titleOf(what)}.`,
  'minutes-overdue': ({ what }) => `The minutes of a meeting are late: ${titleOf(what)}.`,
  'no-conference-slot': () => 'Waiting for a conference, but no meeting has room for it.',
  'behind-history': () =>
    'The database was restored from a backup and does not have what happened here since.',
  'alarm-overdue': () => 'An alarm was due and nothing has happened.',
  'rule-at-fault': () => 'A rule fails every time it runs.',
  'command-unjudged': ({ what }) => `Received but not processed yet: ${what}.`,
  'command-faulted': ({ what }) => `Could not be processed: ${what}.`,
  'message-undelivered': () => 'A message has not been delivered yet.',
} as const satisfies Readonly<Record<StuckCode, (row: StuckRow) => string>>

const stageTitle = (what: string): string =>
  Object.hasOwn(stages, what) ? placeTitle(what as keyof typeof stages) : what

/** Without the pathway, for whoever keeps the site in order and works none of its cases. */
function forReader(row: StuckRow, by: Account): StuckRow {
  const works = row.site === null || worksCases(rolesAt(by, row.site))
  return works || row.pathway === null ? row : { ...row, pathway: null, obligation: null }
}

const stuckView = (row: StuckRow, by: Account): z.output<typeof stuckOut> => ({
  kind: row.kind,
  code: row.code,
  title: titles[row.code](row),
  // The post of an agency is of all its sites: whoever may do something about it anywhere is offered that.
  ...waysOut(row, {
    agency: by.agency,
    roles: row.site === null ? rolesOf(by) : rolesAt(by, row.site),
  }),
  what: row.what,
  pathwayId: row.pathway,
  conferenceId: row.conference,
  obligationId: row.obligation,
  agency: row.agency,
  role: row.role,
  since: iso(row.key),
})

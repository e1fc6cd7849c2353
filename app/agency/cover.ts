import { z } from 'zod'
import { type Account, rolesOf } from '../access/account.ts'
import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { addCover, endCover, mostCovers, readCovers } from '../../store/covers.ts'
import { badField, badInput, isNo, type No, refused } from '../answers.ts'
import { changeBy } from '../access/change.ts'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import { contactAddress } from '../../domain/post/channels.ts'
import { date } from '../../domain/fields.ts'
import type { Deps } from '../deps.ts'
import { instantOut, iso, isoOrNull } from '../views/instants.ts'
import { knownIds } from '../../store/reads/reference.ts'
import { logReads } from '../audit/shown.ts'
import { markedErrors } from '../commands/edge.ts'
import { whoMay } from '../access/roles.ts'
import { mayRead, noTies } from '../../domain/need-to-know.ts'
import { onePage } from '../paging.ts'
import { readNames } from '../../store/reads/words.ts'
import { roles, titled } from '../../domain/codes.ts'
import { withheldFor, withheldOf } from '../access/withheld.ts'
import { wrongDays } from '../../domain/reference/cover.ts'

/** A cover as it is added: messages for the role go to the address as well, from the first day to the last. */
export const coverBody = z.strictObject({
  role: codeOf(roles),
  address: contactAddress,
  firstDay: date(),
  lastDay: date(),
})

/** Where a cover stands. */
export const coverStates = titled({
  ahead: 'Not begun yet',
  holds: 'In force',
  over: 'Over',
  ended: 'Ended early',
})

export const coverOut = z
  .object({
    id: z.string(),
    role: storedCodeOf(roles),
    address: z.string().meta({ description: 'Where messages for the role go as well.' }),
    firstDay: z.string(),
    lastDay: z.string(),
    state: codeOf(coverStates),
    by: z.string().nullable().meta({ description: 'Who added it, by name.' }),
    at: instantOut,
    endedAt: instantOut.nullable(),
    undelivered: z.boolean().meta({
      description: 'A message could not be delivered to this address.',
    }),
    withheld: withheldFor('by', 'endedAt'),
  })
  .meta({ id: 'Cover' })
export type Cover = z.output<typeof coverOut>

/** Who covers whom at the reader's own agency, the newest hundred. Everybody there sees it; what is shown is logged. */
export async function coversView(deps: Deps, reader: Account) {
  const { database, clock } = deps
  const now = await clock.now()
  const rows = await readCovers(database, reader.agency)
  const names = await readNames(
    database,
    rows.map(({ by }) => by),
  )
  const items = rows.map((row): Cover => {
    const may = mayRead(
      'staff',
      { roles: rolesOf(reader) },
      { ...noTies, author: row.by === reader.id },
    )
    const by = may ? (names.get(row.by) ?? null) : null
    return {
      ...{ id: row.id, role: row.role, address: row.address },
      ...{ firstDay: row.first_day, lastDay: row.last_day },
      state: stateOf(row, civilDateOf(now, ukZone)),
      by,
      at: iso(row.made_at),
      endedAt: isoOrNull(row.ended_at),
      undelivered: Boolean(row.undelivered),
      withheld: withheldOf({
        by: { value: by, may },
        endedAt: { value: row.ended_at, may: true },
      }),
    }
  })
  const fields = items.length === 0 ? [] : ['contacts:address', 'staff:by']
  await logReads(deps, reader, [{ what: 'cover', pathway: null, fields }], now)
  return onePage(items)
}

interface Row {
  readonly first_day: string
  readonly last_day: string
  readonly ended_at: number | null
}

function stateOf({ first_day, last_day, ended_at }: Row, today: string): Cover['state'] {
  if (ended_at !== null) return 'ended'
  if (last_day < today) return 'over'
  return first_day > today ? 'ahead' : 'holds'
}

/** Adds a cover at the sender's own agency; says whether it is new. */
export async function writeCover(
  deps: Deps,
  actor: Account,
  id: string,
  body: z.output<typeof coverBody>,
): Promise<{ readonly made: boolean } | No> {
  const change = await changeBy(deps, actor, whoMay.keepCover)
  if (isNo(change)) return change
  const no = await wrongCover(deps, body, change.at)
  if (no) return no
  const known = await knownIds(deps.database, 'agencies', [actor.agency])
  if (!known.has(actor.agency)) return refused('not-found')
  const added = await addCover(deps.database, { id, agency: actor.agency, ...body }, change)
  if (added === 'used') return refused('key-used')
  return added === 'many'
    ? badField('role', 'too-many', `has ${mostCovers} covers already. End one first.`)
    : { made: added === 'made' }
}

/** Ends a cover of the sender's own agency: from now on, no message goes to its address. */
export async function stopCover(deps: Deps, actor: Account, id: string): Promise<No | undefined> {
  const change = await changeBy(deps, actor, whoMay.keepCover)
  if (isNo(change)) return change
  const there = await endCover(deps.database, { agency: actor.agency, id }, change)
  return there ? undefined : refused('not-found')
}

async function wrongCover(
  { database }: Deps,
  body: z.output<typeof coverBody>,
  now: number,
): Promise<No | undefined> {
  const errors = await markedErrors(database, coverBody, body, now)
  if (errors.length > 0) return badInput(...errors)
  const wrong = wrongDays(body, now)
  return wrong && badField('lastDay', wrong.rule, wrong.message)
}

import { many } from '../views/many.ts'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Account, rolesOf, sitesOf } from '../access/account.ts'
import {
  agreeContact,
  askContact,
  confirmContact,
  readOpenChange,
  readOpenChanges,
  withdrawContact,
} from '../../store/contacts.ts'
import { changeBy } from '../access/change.ts'
import { contactAddress } from '../../domain/post/channels.ts'
import type { Deps } from '../deps.ts'
import { instantOut, iso } from '../views/instants.ts'
import { isNo, type No, refused } from '../answers.ts'
import { knownIds, sitesServed } from '../../store/reads/reference.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { mayNotAgree, mayNotAsk, needsSecond } from '../../domain/reference/contact.ts'
import { onePage } from '../paging.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { logReads } from '../audit/shown.ts'
import { type Role, roles } from '../../domain/codes.ts'
import { siteId } from '../../domain/fields.ts'
import { storedCodeOf } from '../../domain/titled.ts'
import { triesOf } from '../links/tries.ts'

/** The address of an agency's role: for one site, or for every site that it serves. */
export const contactBody = z.strictObject({
  address: contactAddress,
  site: siteId()
    .optional()
    .meta({ description: 'The one site whose messages it is for; all of them without it.' }),
})

/** The sites for whose addresses somebody may speak. */
export const administered = (account: Account): readonly string[] =>
  sitesOf(account, whoMay.changeReference)

/** Whether somebody may ask for any address of an agency that serves these sites. */
export const mayAskContact = (account: Account, serves: readonly string[]): boolean =>
  mayNotAsk(administered(account), { site: undefined, serves }) === undefined

/** What a change of an address waits for. */
export interface Asked {
  readonly waitsFor: readonly ('confirmation' | 'secondAdministrator')[]
}

/** A change that waits. */
export const contactChangeOut = z
  .object({
    id: z.string(),
    agency: z.string(),
    role: storedCodeOf(roles),
    sites: many(z.string()).meta({ description: 'The sites whose messages it would move.' }),
    address: z.string(),
    askedAt: instantOut,
    confirmed: z.boolean().meta({ description: 'Whether the new address has confirmed it.' }),
    waitsForSecond: z.boolean().meta({
      description: 'Whether an administrator of another site still has to agree.',
    }),
    mayAgree: z.boolean().meta({ description: 'Whether that can be you.' }),
  })
  .meta({ id: 'ContactChange' })

/**
 * Asks for another address of an agency's role. What is about one site is for its own administrators; what is about several
 * needs a second one, of another of them. The old address receives until the new one has confirmed; both hear of it. With
 * `seen`, only if no address of the agency was changed since that change.
 */
export async function writeContact(
  deps: Deps,
  actor: Account,
  { id: agency, role }: { readonly id: string; readonly role: Role },
  { address, site }: z.output<typeof contactBody>,
  seen?: number,
): Promise<Asked | No> {
  const by = await changeBy(deps, actor, whoMay.changeReference)
  if (isNo(by)) return by
  const known = await knownIds(deps.database, 'agencies', [agency])
  if (!known.has(agency)) return refused('not-found')
  const reach = { site, serves: await sitesServed(deps.database, agency) }
  const own = administered(actor)
  const no = mayNotAsk(own, reach)
  if (no) return refused(no)
  const asked = await askContact(
    deps.database,
    await readNamespace(deps.database),
    {
      ...{ id: randomUUID(), agency, role, address },
      site: site ?? '',
      sites: reach.serves.filter((one) => own.includes(one)),
      needsSecond: needsSecond(reach),
    },
    { ...by, seen },
    Date.now(),
  )
  if (asked === 'changed') return refused('changed-since')
  if (asked === 'stands') return { waitsFor: [] }
  return {
    waitsFor: ['confirmation', ...(needsSecond(reach) ? ['secondAdministrator' as const] : [])],
  }
}

/** The changes of addresses that wait, for administrators of the sites that they are about. */
export async function contactChanges(deps: Deps, actor: Account) {
  const no = mayNot(whoMay.changeReference, rolesOf(actor))
  if (no) return refused(no)
  const own = administered(actor)
  const rows = await readOpenChanges(deps.database, own, Date.now())
  const items = rows.map((row) => {
    const waitsForSecond = row.needs_second && row.agreed_at === null
    return {
      ...{ id: row.id, agency: row.agency, role: row.role, address: row.address },
      sites: row.site === '' ? [...row.asked.serves] : [row.site],
      askedAt: iso(row.asked_at),
      confirmed: row.confirmed_at !== null,
      waitsForSecond,
      mayAgree: waitsForSecond && mayNotAgree({ by: actor.id, own }, row.asked) === undefined,
    }
  })
  if (items.length > 0)
    await logReads(
      deps,
      actor,
      [{ what: 'contact changes', pathway: null, fields: ['contacts:address'] }],
      await deps.clock.now(),
    )
  return onePage(items)
}

/** A second administrator agrees to a change that moves the messages of several sites. Again, it changes nothing. */
export async function agreeToContact(
  deps: Deps,
  actor: Account,
  id: string,
): Promise<No | undefined> {
  const open = await openChange(deps, actor, id)
  if (isNo(open)) return open
  const { found, by } = open
  if (!found.needs_second) return refused('not-found')
  const no = mayNotAgree({ by: actor.id, own: administered(actor) }, found.asked)
  if (no) return refused(no === 'not-your-site' ? 'not-found' : no)
  await agreeContact(deps.database, id, by, Date.now())
  return undefined
}

/** Whoever may ask for a change can take it back while it waits, whoever asked. */
export async function withdrawContactChange(
  deps: Deps,
  actor: Account,
  id: string,
): Promise<No | undefined> {
  const open = await openChange(deps, actor, id)
  if (isNo(open)) return open
  const { found, by } = open
  if (mayNotAsk(administered(actor), found.asked)) return refused('not-found')
  await withdrawContact(deps.database, id, by, Date.now())
  return undefined
}

/** A change that waits, for somebody who may change reference data somewhere. */
async function openChange(deps: Deps, actor: Account, id: string) {
  const by = await changeBy(deps, actor, whoMay.changeReference)
  if (isNo(by)) return by
  const found = await readOpenChange(deps.database, id, Date.now())
  return found ? { found, by } : refused('not-found')
}

/** Confirms an address with the token that was sent to it; says whether it is of any use. Guesses are counted by address. */
export async function confirmAddress(
  deps: Deps,
  { token, address }: { readonly token: string; readonly address: string },
): Promise<boolean> {
  const tries = triesOf(deps.database)
  const real = Date.now()
  const who = { person: `confirms ${address}`, address }
  if (tries.tooMany(who, real)) return false
  const done = await confirmContact(deps.database, token, { at: await deps.clock.now(), real })
  if (!done) tries.count(who, real)
  return done
}

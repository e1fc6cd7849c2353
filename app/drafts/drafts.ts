import { type Account, rolesOf, sitesOf } from '../access/account.ts'
import type { Deps } from '../deps.ts'
import { mostDrafts } from '../../domain/drafts.ts'
import { countDraftsOf, type DraftScope } from '../../store/draft-scope.ts'
import {
  deleteDraft,
  type Draft,
  DraftMoved,
  keepDraft,
  readDraft,
  readDrafts,
  writeDraft,
} from '../../store/drafts.ts'
import { type DraftDocument, sectionsOf } from './document.ts'
import { draftItemView, draftView, nameIn } from './view.ts'
import { hiddenParts, keptHidden, readableDraft } from './readable.ts'
import { logReads } from '../audit/shown.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { type PageQuery, pagerOf } from '../paging.ts'
import { type Answer, badInput, isNo, type No, refused } from '../answers.ts'
import { repeatAnswer, sendCommand } from '../commands/send.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'

/** What a draft is asked with: by whom, and which. */
interface Asked {
  readonly actor: Account
  readonly id: string
}

export const scopeOf = (account: Account, now: number): DraftScope => ({
  agency: account.agency,
  sites: sitesOf(account, whoMay.keepDrafts),
  now,
})

/** Begins a draft under the caller's own key; the same key gives the same draft again. */
export async function beginDraft(deps: Deps, { actor, id }: Asked, document: DraftDocument) {
  const no = mayNotKeep(actor, document)
  if (no) return no
  const now = await deps.clock.now()
  const { agency, id: by } = actor
  const kept = { id, agency, by, site: siteOf(document), document, at: now }
  const scope = scopeOf(actor, now)
  const made = await keepDraft(deps.database, scope, kept)
  if (made === 'full') return refused('too-many-drafts')
  const draft = await readDraft(deps.database, id, scope)
  if (draft?.by !== by || draft.submittedAs !== undefined) return refused('key-used')
  await logDraft(deps, actor, draft, now)
  return { made: made === 'kept', draft: await draftView(deps.database, actor, draft, now) }
}

/** The drafts of the reader's agency, and how many of those that one person may have are the reader's own. */
export async function draftsView(deps: Deps, actor: Account, query: PageQuery) {
  const { wanted: asked, out } = await pagerOf(deps, actor, 'drafts', query)
  const wanted = mayNotKeep(actor) ?? asked
  if (isNo(wanted)) return wanted
  const now = await deps.clock.now()
  const scope = scopeOf(actor, now)
  const page = await readDrafts(deps.database, scope, wanted)
  const named = page.items.filter((draft) => nameIn(actor, draft) !== undefined)
  const reads = named.map(({ id }) => readOf(id, ['draft:person.name']))
  await logReads(deps, actor, reads, now)
  const items = await Promise.all(
    page.items.map((draft) => draftItemView(deps.database, actor, draft, now)),
  )
  const count = await countDraftsOf(deps.database, scope, actor.id)
  return { ...out(page, () => undefined), items, yours: { count, most: mostDrafts } }
}

/** One draft, with what is still wrong with it. */
export async function oneDraft(deps: Deps, asked: Asked) {
  const now = await deps.clock.now()
  const draft = await openDraft(deps, asked, now)
  if (isNo(draft)) return draft
  await logDraft(deps, asked.actor, draft, now)
  return draftView(deps.database, asked.actor, draft, now)
}

/** Writes a draft again, if nobody has since the caller saw it. What the caller was not shown stays, unless they write it anew. */
export async function changeDraft(
  deps: Deps,
  asked: Asked & { readonly version: number },
  document: DraftDocument,
) {
  const no = mayNotKeep(asked.actor, document)
  if (no) return no
  const now = await deps.clock.now()
  const before = await openDraft(deps, asked, now)
  if (isNo(before)) return before
  const stored = before.document as DraftDocument // as its schema let it in
  const whole = keptHidden(asked.actor, stored, document)
  // Taken to a site where its writer holds another role, it would show there what it hides here.
  if (siteOf(whole) !== siteOf(stored) && hiddenParts(asked.actor, stored).length > 0)
    return refused('not-your-site')
  const written = { site: siteOf(whole), document: whole, at: now }
  if (!(await writeDraft(deps.database, scopeOf(asked.actor, now), asked, written)))
    return refused('changed-meanwhile')
  const draft = { ...before, document: whole, version: asked.version + 1, changedAt: now }
  await logDraft(deps, asked.actor, draft, now)
  return draftView(deps.database, asked.actor, draft, now)
}

/** Throws a draft away, if nobody has changed it since the caller saw it. */
export async function dropDraft(deps: Deps, asked: Asked & { readonly version: number }) {
  const now = await deps.clock.now()
  const draft = await openDraft(deps, asked, now)
  if (isNo(draft)) return draft
  return (await deleteDraft(deps.database, scopeOf(asked.actor, now), asked))
    ? undefined
    : refused('changed-meanwhile')
}

/** Makes a referral of a draft: all of it at once, and once only; or says of every field what is wrong with it. */
export async function submitDraft(
  deps: Deps,
  { actor, id, key, version }: Asked & { key: string; version: number | undefined },
): Promise<Answer> {
  const { database } = deps
  const now = await deps.clock.now()
  const draft = mayNotKeep(actor) ?? (await readDraft(database, id, scopeOf(actor, now)))
  if (isNo(draft)) return draft
  if (draft?.submittedAs === key) return repeatAnswer(deps, actor, key)
  if (!draft || draft.submittedAs !== undefined) return refused('not-found')
  if (version !== undefined && version !== draft.version) return refused('changed-meanwhile')
  const states = await sectionsOf(database, draft.document, now)
  const errors = Object.values(states).flatMap((one) => one.errors)
  if (errors.length > 0) return badInput(...errors)
  const sender = { key, actor, ifMatch: undefined, raw: { version: draft.version } }
  const referral = referralSchema.parse(draft.document)
  try {
    return await sendCommand(deps, sender, { to: 'newPathway', referral, draft })
  } catch (error) {
    if (!(error instanceof DraftMoved)) throw error
    return refused('changed-meanwhile')
  }
}

/** A draft that has not been sent, for whoever may keep it. */
export async function openDraft(
  { database }: Deps,
  { actor, id }: Asked,
  now: number,
): Promise<Draft | No> {
  const draft = mayNotKeep(actor) ?? (await readDraft(database, id, scopeOf(actor, now)))
  if (isNo(draft)) return draft
  return draft && draft.submittedAs === undefined ? draft : refused('not-found')
}

const siteOf = ({ site }: DraftDocument): string | undefined => (site === '' ? undefined : site)

/** Why somebody may not keep drafts, or not this one: a draft for a site that is not theirs would be lost to them once it is kept. */
function mayNotKeep(account: Account, document: DraftDocument = {}): No | undefined {
  const no = mayNot(whoMay.keepDrafts, rolesOf(account))
  if (no) return refused(no)
  const site = siteOf(document)
  const sites = sitesOf(account, whoMay.keepDrafts)
  return site === undefined || sites.includes(site) ? undefined : refused('not-your-site')
}

async function logDraft(deps: Deps, actor: Account, draft: Draft, now: number) {
  const fields = Object.keys(readableDraft(actor, draft.document)).map((field) => `draft:${field}`)
  await logReads(deps, actor, [readOf(draft.id, fields)], now)
}

const readOf = (id: string, fields: readonly string[]) => ({
  what: `draft ${id}`,
  pathway: null,
  fields,
})

import { type Actor } from '../../domain/decider.ts'
import { type Deps } from '../deps.ts'
import {
  deleteDraft,
  type Draft,
  DraftMoved,
  type DraftScope,
  keepDraft,
  readDraft,
  readDrafts,
  writeDraft,
} from '../../store/drafts.ts'
import { type DraftDocument, sectionsOf } from './document.ts'
import { draftItemView, draftView, nameIn } from './view.ts'
import { logReads } from '../../store/reads/log.ts'
import { pageOut, pageWanted } from '../paging.ts'
import { Declined } from '../answers.ts'
import { awaitReferral, receiveReferral } from '../commands/pathway.ts'
import { type Received } from '../commands/send.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'

/** What a draft is asked with: by whom, and which. */
interface Asked {
  readonly actor: Actor
  readonly id: string
}

const scopeOf = ({ agency, sites }: Actor, now: number): DraftScope => ({ agency, sites, now })

/** Begins a draft under the caller's own key; the same key gives the same draft again. */
export async function beginDraft(deps: Deps, { actor, id }: Asked, document: DraftDocument) {
  const now = await deps.clock.now()
  checkSite(actor, document)
  const { agency, id: by } = actor
  const kept = { id, agency, by, site: siteOf(document), document, at: now }
  const made = await keepDraft(deps.database, kept)
  const draft = await readDraft(deps.database, id, scopeOf(actor, now))
  if (draft?.by !== by || draft.submittedAs !== undefined) throw new Declined('key-used')
  await logDraft(deps, actor, draft, now)
  return { made, draft: await draftView(deps.database, draft, now) }
}

/** The drafts of the reader's agency. */
export async function draftsView(
  deps: Deps,
  actor: Actor,
  query: { limit: number; cursor?: string | undefined },
) {
  const now = await deps.clock.now()
  const page = await readDrafts(deps.database, scopeOf(actor, now), pageWanted(query, 'drafts'))
  const named = page.items.filter((draft) => nameIn(draft) !== undefined)
  const reads = named.map(({ id }) => readOf(actor, id, ['draft:person.name']))
  await logReads(deps.database, reads, now)
  const items = await Promise.all(
    page.items.map((draft) => draftItemView(deps.database, draft, now)),
  )
  const { nextCursor } = pageOut(page, 'drafts', () => undefined)
  return { items, nextCursor }
}

/** One draft, with what is still wrong with it. */
export async function oneDraft(deps: Deps, asked: Asked) {
  const now = await deps.clock.now()
  const draft = await openDraft(deps, asked, now)
  await logDraft(deps, asked.actor, draft, now)
  return draftView(deps.database, draft, now)
}

/** Writes a draft anew, if nobody has since the caller saw it. */
export async function changeDraft(
  deps: Deps,
  asked: Asked & { readonly version: number },
  document: DraftDocument,
) {
  const now = await deps.clock.now()
  checkSite(asked.actor, document)
  const before = await openDraft(deps, asked, now)
  const written = { site: siteOf(document), document, at: now }
  if (!(await writeDraft(deps.database, asked, written))) throw new Declined('changed-meanwhile')
  const draft = { ...before, document, version: asked.version + 1, changedAt: now }
  await logDraft(deps, asked.actor, draft, now)
  return draftView(deps.database, draft, now)
}

/** Throws a draft away, if nobody has changed it since the caller saw it. */
export async function dropDraft(deps: Deps, asked: Asked & { readonly version: number }) {
  await openDraft(deps, asked, await deps.clock.now())
  if (!(await deleteDraft(deps.database, asked))) throw new Declined('changed-meanwhile')
}

/** Makes a referral of a draft: all of it at once, and once only; or says of every field what is wrong with it. */
export async function submitDraft(
  deps: Deps,
  { actor, id, key, version }: Asked & { key: string; version: number | undefined },
): Promise<Received> {
  const { database } = deps
  const now = await deps.clock.now()
  const draft = await readDraft(database, id, scopeOf(actor, now))
  if (draft?.submittedAs === key) return awaitReferral(deps, actor, key)
  if (!draft || draft.submittedAs !== undefined) throw new Declined('not-found')
  if (version !== undefined && version !== draft.version) throw new Declined('changed-meanwhile')
  const states = await sectionsOf(database, draft.document, now)
  const errors = Object.values(states).flatMap((one) => one.errors)
  if (errors.length > 0) throw new Declined('bad-input', { errors })
  const request = { key, actor, ifMatch: undefined, raw: { version: draft.version } }
  try {
    return await receiveReferral(deps, request, referralSchema.parse(draft.document), draft)
  } catch (error) {
    if (!(error instanceof DraftMoved)) throw error
    throw new Declined('changed-meanwhile')
  }
}

async function openDraft({ database }: Deps, { actor, id }: Asked, now: number): Promise<Draft> {
  const draft = await readDraft(database, id, scopeOf(actor, now))
  if (!draft || draft.submittedAs !== undefined) throw new Declined('not-found')
  return draft
}

const siteOf = ({ site }: DraftDocument): string | undefined => (site === '' ? undefined : site)

/** A draft for a site that is not the writer's would be lost to them as soon as it is kept. */
function checkSite(actor: Actor, document: DraftDocument): void {
  const site = siteOf(document)
  if (site !== undefined && !actor.sites.includes(site)) throw new Declined('not-your-site')
}

async function logDraft({ database }: Deps, actor: Actor, draft: Draft, now: number) {
  const fields = Object.keys(draft.document).map((field) => `draft:${field}`)
  await logReads(database, [readOf(actor, draft.id, fields)], now)
}

const readOf = (actor: Actor, id: string, fields: readonly string[]) => ({
  actor: actor.id,
  what: `draft ${id}`,
  pathway: null,
  fields,
})

import { rolesOf } from '../../../app/access/account.ts'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { alreadySentScreen, sectionScreen } from './view/section.ts'
import { beginDraft, draftsView, dropDraft } from '../../../app/drafts/drafts.ts'
import { type Asking, page, type Posted, post, type Route } from '../../page.ts'
import { answerCode, isNo, refused } from '../../../app/answers.ts'
import { checkModel, sendReferral } from './send.ts'
import { checkScreen, matchesScreen } from './view/check.ts'
import { day, moment } from '../../words/dates.ts'
import { deleteScreen, listScreen, tasksScreen } from './view/lists.ts'
import { draftMatches } from '../../../app/drafts/matches.ts'
import { draftParams, openReferral } from './read.ts'
import { draftPath, referPath } from './paths.ts'
import { draftRow, tasksOf } from './present/lists.ts'
import { firstAnswers, isSection, typedIn as typedInSection } from './sections.ts'
import { isHidden } from './present/answers.ts'
import { knownFrom } from '../../../app/drafts/known.ts'
import { optional } from '../../../domain/entity/rule.ts'
import { matchesOf } from './present/matches.ts'
import { referralChoices } from '../../../app/drafts/choices.ts'
import { saveSection } from './save.ts'
import { sentDraft, wasSent } from '../../../app/drafts/sent.ts'
import { sentOf } from './present/sent.ts'
import { sentScreen } from './view/sent.ts'
import { typedIn, versionIn } from '../../forms/posted.ts'
import { whoMay } from '../../../app/access/roles.ts'
import { withQuery } from '../../words/query.ts'

const place = { who: whoMay.keepDrafts, section: 'refer' } as const
const ofDraft = { ...place, params: draftParams }
const ofSection = { ...place, params: draftParams.extend({ section: z.string().max(20) }) }

const listPage = page({
  ...place,
  path: referPath,
  query: z.object({
    cursor: z.string().max(400).optional(),
    from: z.string().max(100).optional(),
  }),
  read: ({ deps, by, query: { cursor } }) =>
    draftsView(deps, by, { limit: 50, ...optional({ cursor }) }),
  view: ({ items, nextCursor, yours }, { query: { from } }) =>
    listScreen({
      rows: items.map(draftRow),
      yours,
      from,
      next: nextCursor === null ? undefined : withQuery(referPath, { cursor: nextCursor }),
      key: randomUUID(),
    }),
})

/** Begins a draft under the key of the button; pressed twice, it is one draft. */
const beginPost = post({
  ...place,
  path: referPath,
  act: async ({ deps, by: actor }, posted) => {
    const id = z.uuid().safeParse(posted.key).data ?? randomUUID()
    const first = firstAnswers(await referralChoices(deps, actor), rolesOf(actor))
    const from = typedIn(posted, 'from')
    const known = from === '' ? {} : await knownFrom(deps, actor, from)
    if (isNo(known)) return known
    const begun = await beginDraft(deps, { actor, id }, { ...first, ...known })
    if (!isNo(begun)) return { to: draftPath(id) }
    if (answerCode(begun) !== 'key-used') return begun
    return { to: (await wasSent(deps, { actor, id })) ? draftPath(id, 'sent') : referPath }
  },
})

const tasksPage = page({
  ...ofDraft,
  path: draftPath(':draft'),
  read: openReferral,
  view: (open) => {
    if ('sent' in open) return alreadySentScreen(open.sent)
    const { id, ready, changedAt, expiresAt } = open.draft
    const when = { changed: moment(changedAt), deleted: day(expiresAt) }
    return tasksScreen({ id, ready, tasks: tasksOf(open.draft), ...when })
  },
})

const sectionPage = page({
  ...ofSection,
  path: `${draftPath(':draft')}/:section`,
  read: async (asking) => {
    const { section } = asking.params
    if (!isSection(section)) return refused('not-found')
    const open = await openReferral(asking)
    return isNo(open) || 'sent' in open ? open : { ...open, section }
  },
  view: (open, { kept }) => {
    if ('sent' in open) return alreadySentScreen(open.sent)
    const { draft, section, choices } = open
    const { id, version, referral } = draft
    const model = { id, section, choices, errors: [], hidden: isHidden(section, draft) }
    if (!kept)
      return sectionScreen({
        ...model,
        version,
        posted: typedInSection(section, referral, choices),
      })
    // What was sent when the session had run out comes back with the version that it was typed over.
    const { version: _version, do: _do, ...posted } = kept
    return sectionScreen({ ...model, version: versionIn(kept), posted })
  },
})

const sectionPost = post({ ...ofSection, path: sectionPage.path, act: saveSection })

const checkPage = page({
  ...ofDraft,
  path: draftPath(':draft', 'check'),
  read: checkModel,
  view: (model) => ('sent' in model ? alreadySentScreen(model.sent) : checkScreen(model)),
})

const checkPost = post({ ...ofDraft, path: checkPage.path, cost: 'referral', act: sendReferral })

const matchesPage = page({
  ...ofDraft,
  path: draftPath(':draft', 'matches'),
  cost: 'costly',
  read: async ({ deps, by: actor, params: { draft: id } }) => {
    const sent = await wasSent(deps, { actor, id })
    return sent ? { sent: id } : draftMatches(deps, { actor, id })
  },
  view: (found, { params }) =>
    'sent' in found ? alreadySentScreen(found.sent) : matchesScreen(params.draft, matchesOf(found)),
})

const sentPage = page({
  ...ofDraft,
  path: draftPath(':draft', 'sent'),
  read: ({ deps, by: actor, params }) => sentDraft(deps, { actor, id: params.draft }),
  view: (sent, { params, now }) => sentScreen(params.draft, sentOf(sent, now)),
})

const deletePage = page({
  ...ofDraft,
  path: draftPath(':draft', 'delete'),
  read: openReferral,
  view: (open) =>
    'sent' in open ? alreadySentScreen(open.sent) : deleteScreen(open.draft.id, open.draft.version),
})

const deletePost = post({ ...ofDraft, path: deletePage.path, act: dropPosted })

async function dropPosted(asking: Asking<z.output<typeof draftParams>>, posted: Posted) {
  const { deps, by: actor, params } = asking
  const version = versionIn(posted)
  const no = await dropDraft(deps, { actor, id: params.draft, version })
  if (!no) return { to: referPath }
  if (answerCode(no) !== 'changed-meanwhile') return no
  const open = await openReferral(asking)
  if (isNo(open)) return open
  return 'sent' in open
    ? alreadySentScreen(open.sent)
    : deleteScreen(open.draft.id, open.draft.version, true)
}

/** The pages on which somebody is referred. */
export const referPages: readonly Route[] = [
  ...[listPage, beginPost, tasksPage, sectionPage, sectionPost, checkPage, checkPost],
  ...[matchesPage, sentPage, deletePage, deletePost],
]

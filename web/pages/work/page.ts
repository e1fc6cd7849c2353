import { rolesFor } from '../../../app/access/account.ts'
import { z } from 'zod'
import { codeOf } from '../../../domain/titled.ts'
import { groupings, present } from './present.ts'
import { inSentences } from '../../words/dates.ts'
import { markSeen, workView } from '../../../app/views/lists/work.ts'
import { page, post } from '../../page.ts'
import { html } from '../../html.ts'
import { sentBanner } from '../../forms/sent-banner.ts'
import { view } from './view.ts'

/** What somebody owes, what waits for others, and what changed since they last looked. */
export const workPage = page({
  path: '/work',
  who: 'anyAgency',
  section: 'work',
  query: z.object({ by: codeOf(groupings).default('due') }),
  read: async (asking) => {
    const sent = await sentBanner(asking)
    return { sent, work: await workView(asking.deps, asking.by, inSentences) }
  },
  view: ({ sent, work }, { now, by, query }) => {
    const screen = view(present(work, now, (site) => rolesFor(by, site), query.by))
    return { ...screen, body: html`${sent}${screen.body}` }
  },
})

/** From then on, nothing up to then counts as changed. */
export const seenPost = post({
  path: '/work/seen',
  who: 'anyAgency',
  act: async ({ deps, by }) => {
    await markSeen(deps, by)
    return { to: '/work' }
  },
})

import { z } from 'zod'
import { codeOf } from '../../../domain/titled.ts'
import { groupings, present } from './present.ts'
import { markSeen, workView } from '../../../app/views/lists/work.ts'
import { page, post } from '../../page.ts'
import { view } from './view.ts'

/** What somebody owes, what waits for others, and what changed since they last looked. */
export const workPage = page({
  path: '/work',
  who: 'anyAgency',
  section: 'work',
  query: z.object({ by: codeOf(groupings).default('due') }),
  read: ({ deps, by }) => workView(deps, by),
  view: (work, { now, by, query }) => view(present(work, now, by.roles, query.by)),
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

import { z } from 'zod'
import { filled, withQuery } from '../../words/query.ts'
import { page } from '../../page.ts'
import { present } from './present.ts'
import { stuckQuery, stuckSeen } from '../../../app/views/lists/stuck.ts'
import { view } from './view.ts'
import { whoMay } from '../../../app/access/roles.ts'

/** What does not go on, why, on whom it waits, and what can be done about it. */
export const stuckPage = page({
  path: '/stuck',
  who: whoMay.seeStuck,
  section: 'stuck',
  query: z.preprocess(filled, stuckQuery),
  read: ({ deps, by, query }) => stuckSeen(deps, by, query),
  view: (seen, { now, query: { kind, cursor } }) =>
    view({
      parts: present(seen, now),
      kind,
      first: cursor === undefined,
      next:
        seen.nextCursor === null
          ? undefined
          : withQuery('/stuck', { kind, cursor: seen.nextCursor }),
    }),
})

import { z } from 'zod'
import { filled, withQuery } from '../../words/query.ts'
import { isNo } from '../../../app/answers.ts'
import { namesFor } from '../../../app/views/lists/names.ts'
import { page } from '../../page.ts'
import { present } from './present.ts'
import { stuckList, stuckQuery } from '../../../app/views/lists/stuck.ts'
import { view } from './view.ts'
import { whoMay } from '../../../app/access/roles.ts'

/** What does not go on, why, on whom it waits, and what can be done about it. */
export const stuckPage = page({
  path: '/stuck',
  who: whoMay.seeStuck,
  section: 'stuck',
  query: z.preprocess(filled, stuckQuery),
  read: async ({ deps, by, query }) => {
    const found = await stuckList(deps, by, query)
    return isNo(found) ? found : { ...found, ...(await namesFor(deps, by)) }
  },
  view: ({ items, nextCursor, agencyNames }, { now, query }) =>
    view({
      ...present(items, agencyNames, now),
      kind: query.kind,
      next:
        nextCursor === null
          ? undefined
          : withQuery('/stuck', { kind: query.kind, cursor: nextCursor }),
    }),
})

import { moved } from './moved.ts'
import { z } from 'zod'
import { isNo, refused } from '../../../app/answers.ts'
import { look } from '../../../app/access/look.ts'
import { post } from '../../page.ts'
import { openItems } from '../../../app/views/conference/page.ts'
import { send } from './send.ts'

const params = z.object({ id: z.string().max(60) })

/** Moves an item up or down by one, among those that are to be heard as they stand now. */
export const orderPost = post({
  path: '/meetings/:id/order',
  who: 'anyAgency',
  section: 'meetings',
  params,
  act: async (asking, posted) => {
    const {
      deps,
      by,
      params: { id },
    } = asking
    const open = await look(deps, by, { kind: 'conference', id, what: 'order' }, openItems)
    if (isNo(open)) return open
    const order = moved(open, posted)
    if (!order) return refused('bad-input')
    const no = await send(asking, id, posted, { name: 'reorder-agenda', body: { order } })
    return no ?? { to: `/meetings/${id}#live-list` }
  },
})

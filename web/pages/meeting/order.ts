import { moved } from './moved.ts'
import { isNo, refused } from '../../../app/answers.ts'
import { lookAtMeeting, ofMeeting } from './look.ts'
import { post } from '../../page.ts'
import { openItems } from '../../../app/views/conference/page.ts'
import { send } from './send.ts'

/** Moves an item up or down by one, among those that are to be heard as they stand now. */
export const orderPost = post({
  ...ofMeeting,
  path: '/meetings/:id/order',
  act: async (asking, posted) => {
    const open = await lookAtMeeting(asking, 'order', openItems)
    if (isNo(open)) return open
    const order = moved(open, posted)
    if (!order) return refused('bad-input')
    const { id } = asking.params
    const no = await send(asking, id, posted, { name: 'reorder-agenda', body: { order } })
    return no ?? { to: `/meetings/${id}#live-list` }
  },
})

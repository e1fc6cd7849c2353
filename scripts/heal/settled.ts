import type { PostEvent } from '../../domain/post/events.ts'
import type { Remembered, RememberedEvent } from './remembered.ts'

/** A notice, and what the post did with it. */
interface Settled {
  readonly id: string
  readonly outcome: 'sent' | 'failed' | 'dropped'
  readonly at: number
}

/** What a post remembers to have done with its notices, whether or not it went on from an older day since. */
export function settledIn({ events, abandoned }: Remembered): Settled[] {
  return [...abandoned, ...events].flatMap(({ at, ...event }): Settled[] => {
    const one = postEvent(event)
    if (one.type === 'notice-dropped') return [{ id: one.data.notice, outcome: 'dropped', at }]
    if (one.type === 'message-sent' || one.type === 'message-failed') {
      const outcome = one.type === 'message-sent' ? 'sent' : 'failed'
      return one.data.notices.map((id) => ({ id, outcome, at }))
    }
    return []
  })
}

const postEvent = ({ type, data }: Pick<RememberedEvent, 'type' | 'data'>) =>
  ({ type, data }) as PostEvent // the histories' own copy of one

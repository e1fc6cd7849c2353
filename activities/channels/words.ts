import { lower } from '../../domain/sentence.ts'
import { capitalised } from '../../domain/titled.ts'
import { formatInstant } from '../../domain/calendar/calendar.ts'
import { linkTo } from '../../platform/links.ts'
import { meetingNotice } from '../../domain/conference/kinds.ts'
import { rungText } from '../../domain/rung-words.ts'
import { titleOf } from '../../domain/describe.ts'
import type { MessageFor } from '../../store/messages.ts'

/** What a message says on any channel: that something waits, never what it is about or whom. */
export interface MessageWords {
  readonly subject: string
  readonly greeting: string
  readonly items: readonly {
    readonly title: string
    /** `due`, or `on` for what takes place then. */
    readonly until: string
    readonly due: string
    readonly why: string
    readonly link: string
  }[]
  readonly agency: string
}

/** The words of a message for one role of an agency: always the same for the same notices, however often it is tried. */
export function wordsOf(message: MessageFor, publicUrl: string): MessageWords {
  const items = message.items.map(({ target, what, rung, due, zone }) => ({
    title: capitalised(titleOf(what)),
    until: what === meetingNotice.code ? 'on' : 'due',
    due: formatInstant(due, zone),
    why: rungText(what, rung),
    link: linkIn(message, target, publicUrl),
  }))
  const urgent = message.items.some((item) => item.urgent)
  const greeting =
    items.length === 1
      ? 'Something is waiting for you:'
      : `${items.length} things are waiting for you:`
  return { subject: subjectOf(items.length, urgent), greeting, items, agency: message.agencyName }
}

/** The link of a message to what one of its parts is about. There always is one: it was made before the message. */
export function linkIn({ tokens }: MessageFor, target: string, publicUrl: string): string {
  const token = tokens.get(target)
  if (token === undefined) throw new Error('a message has no link for one of its parts')
  return linkTo(publicUrl, token)
}

function subjectOf(count: number, urgent: boolean): string {
  const things = count === 1 ? 'Something is waiting' : `${count} things are waiting`
  return urgent ? `Urgent: ${lower(things)} for you` : `${things} for you`
}

import { messages } from '../entity/messages.ts'
import type { PostBuilder } from './builder.ts'
import { type Rule, ruleWithFor } from '../entity/rule.ts'

const rule = ruleWithFor<PostBuilder>()({ area: 'work', who: 'system' })

/** A notice to be sent. It replaces one on the same matter to the same role, and goes no later than that would have. */
const takeNotice = rule({
  label: 'Take a notice',
  body: messages.post['take-notice'],
  decide(builder, { since = builder.context.now, ...queued }) {
    const { queue } = builder.state
    const at = Math.min(since, builder.context.now)
    const overtaken = queue.filter(
      ({ obligation, role }) => obligation === queued.obligation && role === queued.role,
    )
    for (const { notice } of overtaken)
      builder.record('notice-dropped', { notice, why: 'overtaken' })
    builder.record('notice-taken', {
      ...queued,
      urgent: queued.urgent || overtaken.some(({ urgent }) => urgent),
      at: Math.min(at, ...overtaken.map((one) => one.at)),
    })
  },
})

/** What is settled needs no more reminders. */
const withdraw = rule({
  label: 'Drop the notices on an obligation',
  body: messages.post.withdraw,
  decide(builder, { obligation }) {
    for (const { notice } of builder.state.queue.filter((one) => one.obligation === obligation))
      builder.record('notice-dropped', { notice, why: 'settled' })
  },
})

/** How the message under way fared. A message already reported on is no longer under way. */
const reportDelivery = rule({
  label: 'Report whether a message was delivered',
  body: messages.post['report-delivery'],
  decide(builder, { message, result, code = 'unknown' }) {
    const { sending } = builder.state
    if (sending?.message !== message) return undefined
    const notices = sending.notices.map(({ notice }) => notice)
    if (result === 'sent') {
      builder.record('message-sent', { message, notices })
      return undefined
    }
    const pathways = [...new Set(sending.notices.flatMap(({ pathway }) => pathway ?? []))]
    const conferences = [...new Set(sending.notices.flatMap(({ conference }) => conference ?? []))]
    builder.record('message-failed', {
      message,
      notices,
      code,
      pathways,
      ...(conferences.length > 0 ? { conferences } : {}),
      role: sending.role,
    })
  },
})

/** Another entity refused a command of ours; kept on the timeline. */
const answered = rule({
  label: 'Receive an answer',
  body: messages.post.answered,
  decide(builder, { command, code }) {
    builder.record('answer-received', { command, code })
  },
})

/** Every command of a post; all are the system's. */
export const postCommands = {
  'take-notice': takeNotice,
  withdraw,
  'report-delivery': reportDelivery,
  answered,
} as const satisfies Record<string, Rule<PostBuilder>>
export type PostCommandName = keyof typeof postCommands

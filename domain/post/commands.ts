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

/**
 * How the message under way fared. A message already reported on is no longer under way. Where one of several addresses
 * refused it, only what was to go there has failed.
 */
const reportDelivery = rule({
  label: 'Report whether a message was delivered',
  body: messages.post['report-delivery'],
  decide(builder, { message, result, code = 'unknown', lost }) {
    const { sending } = builder.state
    if (sending?.message !== message) return undefined
    const idsOf = (some: typeof sending.notices) => some.map(({ notice }) => notice)
    if (result === 'sent') {
      builder.record('message-sent', { message, notices: idsOf(sending.notices) })
      return undefined
    }
    const failed = sending.notices.filter(({ notice }) => lost?.includes(notice) ?? true)
    const arrived = sending.notices.filter((one) => !failed.includes(one))
    const pathways = [...new Set(failed.flatMap(({ pathway }) => pathway ?? []))]
    const conferences = [...new Set(failed.flatMap(({ conference }) => conference ?? []))]
    builder.record('message-failed', {
      message,
      notices: idsOf(failed),
      ...(arrived.length > 0 ? { arrived: idsOf(arrived) } : {}),
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

import type { Instant, MaybeInstant } from './columns.ts'

/** The tables of what people are told, and of the messages that tell it. */
export interface MessageTables {
  notices: {
    id: string
    pathway: string | null
    conference: string | null
    site: string
    obligation: string
    what: string
    agency: string
    role: string
    rung: string
    urgent: boolean
    event_seq: number
    queued_at: Instant
    sent_at: MaybeInstant
    outcome: 'queued' | 'sent' | 'failed' | 'dropped'
    why: string | null
    message: string | null
  }
  messages: {
    id: string
    agency: string
    role: string
    header_id: string
    composed_at: Instant
    composed_real: number
    sent_at: MaybeInstant
    outcome: 'sending' | 'sent' | 'failed'
    code: string | null
  }
}

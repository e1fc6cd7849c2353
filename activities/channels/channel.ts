import { type MessageToSend } from '../../store/messages.ts'

/** What every channel is made from; what only one needs stands beside it there. */
export interface ChannelPorts {
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly publicUrl: string
}

/** Why a try failed: by its code alone, for a server's own words can hold an address and must not reach a history or a log. */
export interface Failure {
  readonly code: string
  /** Whether trying again could not help. */
  readonly permanent: boolean
}

/** One way in which messages leave. Every try may be repeated, and says so by the message's own `headerId`. */
export interface Channel {
  /** Resolves once the other side has accepted the message; throws where it has not. */
  readonly deliver: (message: MessageToSend) => Promise<unknown>
  /** What was thrown, as a code. */
  readonly failure: (error: unknown) => Failure
}

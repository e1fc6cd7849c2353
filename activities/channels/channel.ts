import type { MessageFor } from '../../store/messages.ts'

/** What the channels are made from. */
export interface ChannelPorts {
  readonly smtpUrl: string
  /** The file of the authority that the mail server's certificate comes from, where it is not a public one. */
  readonly smtpCa?: string | undefined
  readonly mailFrom: string
  readonly publicUrl: string
}

/** Why a try failed, by its code alone: a server's own words can hold an address and must not reach a history or a log. */
export interface Failure {
  readonly code: string
  /** Whether trying again is pointless. */
  readonly permanent: boolean
  /** Whether our own mail server cannot be used as it is set: for the operator to mend, and nothing about the address. */
  readonly ours: boolean
}

/** One way of sending messages. A try may be repeated: the message's own `headerId` lets the other side recognise a copy. */
export interface Channel {
  /** Resolves once the other side has accepted the message; throws if it has not. */
  readonly deliver: (message: MessageFor) => Promise<unknown>
  /** The code of an error that was thrown. */
  readonly failure: (error: unknown) => Failure
}

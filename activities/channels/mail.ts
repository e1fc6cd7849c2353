import { createTransport } from 'nodemailer'
import type { Channel, ChannelPorts, Failure } from './channel.ts'
import { composeMail } from '../mail/message.ts'

/** Mail by SMTP. If its acceptance was not heard, a message may go out again under the same Message-ID: SMTP promises no more. */
export function createMail({ smtpUrl, mailFrom, publicUrl }: ChannelPorts): Channel {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    deliver: async (message) => transport.sendMail(composeMail(message, mailFrom, publicUrl)),
    failure,
  }
}

function failure(error: unknown): Failure {
  const facts = (error ?? {}) as { code?: unknown; responseCode?: unknown } // nodemailer's errors carry these two
  const status = typeof facts.responseCode === 'number' ? facts.responseCode : undefined
  const code =
    typeof facts.code === 'string' && /^[A-Z]+$/.test(facts.code) ? facts.code : 'UNKNOWN'
  // A refused login is for us to mend, and says nothing about the address.
  if (status !== undefined)
    return { code: `smtp-${status}`, permanent: status >= 500 && code !== 'EAUTH' }
  return { code: code.toLowerCase(), permanent: code === 'EENVELOPE' }
}

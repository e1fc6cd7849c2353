import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import type { Channel, ChannelPorts, Failure } from './channel.ts'
import { composeMail } from '../mail/message.ts'
import { mailTls } from '../../platform/mail-tls.ts'

/** How the mail server is reached: nothing of a message is read from a file or an address. */
export function transportOptions({ smtpUrl, smtpCa }: Pick<ChannelPorts, 'smtpUrl' | 'smtpCa'>) {
  const { url, required } = mailTls(smtpUrl)
  return {
    url,
    requireTLS: required,
    ignoreTLS: !required,
    ...(smtpCa === undefined ? {} : { tls: { ca: readFileSync(smtpCa) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/**
 * Mail by SMTP, over TLS with a checked certificate unless the server's address allows less. If its acceptance was not heard,
 * a message may go out again under the same Message-ID: SMTP promises no more.
 */
export function createMail({ mailFrom, publicUrl, ...server }: ChannelPorts): Channel {
  const transport = createTransport({ ...transportOptions(server), socketTimeout: 30_000 })
  return {
    deliver: async (message) => transport.sendMail(composeMail(message, mailFrom, publicUrl)),
    failure: failureOf,
  }
}

/** The code of what nodemailer threw, and whether trying again is pointless. */
export function failureOf(error: unknown): Failure {
  // nodemailer's errors carry these; one of the system's own has a `syscall` too, and one of a certificate has not
  const facts = (error ?? {}) as Readonly<
    Record<'code' | 'responseCode' | 'command' | 'syscall', unknown>
  >
  const code =
    typeof facts.code === 'string' && /^[A-Z]+$/.test(facts.code) ? facts.code : 'UNKNOWN'
  if (code === 'ETLS' || (code === 'ESOCKET' && facts.syscall === undefined))
    return { code: 'etls', permanent: false, ours: true }
  if (typeof facts.responseCode !== 'number')
    return { code: code.toLowerCase(), permanent: code === 'EENVELOPE', ours: code === 'EAUTH' }
  // What the server says before it has heard whom the message is for says nothing about them.
  const ofMessage = facts.command === 'RCPT TO' || facts.command === 'DATA'
  const final = facts.responseCode >= 500
  return {
    code: `smtp-${facts.responseCode}`,
    permanent: final && ofMessage,
    ours: final && !ofMessage,
  }
}

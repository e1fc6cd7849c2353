import { createTransport } from 'nodemailer'
import { closeNote, type NoteKind, type OpenNote, readOpenNotes } from '../store/contact-notes.ts'
import { confirmLinkTo } from '../platform/links.ts'
import type { Database } from '../store/database.ts'
import { failureOf, transportOptions } from './channels/mail.ts'
import type { Logger } from 'pino'

/** How long a note is tried for, in real time. */
const keepTryingMs = 3 * 24 * 60 * 60 * 1000

/** What sending notes needs of the world. */
export interface NotePorts {
  readonly database: Database
  readonly namespace: string
  readonly smtpUrl: string
  readonly smtpCa?: string | undefined
  readonly mailFrom: string
  readonly publicUrl: string
  readonly log: Logger
}

/**
 * Sends what addresses are to be told of themselves, each once unless the process dies between acceptance and note. It is
 * called again in the warden's next round, so nothing is waited for, and nothing that fails stops the others.
 */
export async function sendNotes(ports: NotePorts): Promise<void> {
  const notes = await readOpenNotes(ports.database, ports.namespace)
  if (notes.length === 0) return
  const transport = createTransport({ ...transportOptions(ports), socketTimeout: 10_000 })
  await Promise.all(notes.map((note) => sendOne(ports, transport, note)))
}

async function sendOne(
  { database, mailFrom, publicUrl, log }: NotePorts,
  transport: ReturnType<typeof createTransport>,
  note: OpenNote,
): Promise<void> {
  try {
    const { subject, text } = noteText(note, publicUrl)
    const messageId = `<${note.id}@${new URL(publicUrl).hostname}>`
    await transport.sendMail({ from: mailFrom, to: note.address, subject, text, messageId })
    await closeNote(database, note.id, { sentReal: Date.now() })
    log.info({ note: note.id, what: note.what }, 'note sent')
  } catch (error) {
    const { code, permanent, ours } = failureOf(error)
    const late = Date.now() - note.queuedReal > keepTryingMs
    if (!ours && (permanent || late)) await closeNote(database, note.id, { code })
    log.warn({ note: note.id, what: note.what, code }, 'note not accepted')
  }
}

const ifWrong =
  'If you did not expect this, tell the coordinator or an administrator of your site at once.'

const texts: Readonly<
  Record<NoteKind, (agency: string) => { readonly subject: string; readonly said: string }>
> = {
  asked: (agency) => ({
    subject: 'Somebody asks to change this address',
    said: `Somebody has asked that messages for a role of ${agency} go to another address in place of this one. They come here until that address is confirmed. ${ifWrong}`,
  }),
  confirm: (agency) => ({
    subject: 'Confirm this address',
    said: `Somebody has asked that messages for a role of ${agency} come to this address. If that is right, confirm it within seven days. If you do not expect such messages, do nothing.`,
  }),
  'no-longer-here': (agency) => ({
    subject: 'This address was changed',
    said: `From now on, messages for a role of ${agency} go to another address in place of this one. ${ifWrong}`,
  }),
  'now-here': (agency) => ({
    subject: 'Messages come to this address',
    said: `From now on, messages for a role of ${agency} come to this address. ${ifWrong}`,
  }),
  'also-elsewhere': (agency) => ({
    subject: 'Messages go to another address as well',
    said: `Somebody at ${agency} has arranged cover: for some days, messages for a role go to another address as well as to this one. ${ifWrong}`,
  }),
  'also-here': (agency) => ({
    subject: 'Messages come to this address as well',
    said: `Somebody at ${agency} has arranged cover: for some days, messages for a role come to this address as well. ${ifWrong}`,
  }),
  'report-waits': (agency) => ({
    subject: 'A report is waiting',
    said: `A report of an incident is waiting to be looked at by ${agency}, as coordinator of a site. Sign in, and open "Reports by name".`,
  }),
  'report-for-supervisor': (agency) => ({
    subject: 'A report is waiting',
    said: `A report of an incident is waiting to be looked at by ${agency}, as supervisor of a site. Sign in, and open "Reports by name".`,
  }),
}

/** What a note says: that an address changes, or that a report waits, and never whose. */
function noteText(
  { what, agencyName, token }: Pick<OpenNote, 'what' | 'agencyName' | 'token'>,
  publicUrl: string,
): { readonly subject: string; readonly text: string } {
  const { subject, said } = texts[what](agencyName)
  const link = token === undefined ? '' : `\n${confirmLinkTo(publicUrl, token)}\n`
  return { subject, text: `${said}\n${link}` }
}

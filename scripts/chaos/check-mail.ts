import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../../store/database.ts'
import { grouped, type Stored } from './stored.ts'
import { doubled, lost, wrong, type Violation } from './violations.ts'

/** What the mailbox holds. */
export interface MailCount {
  readonly received: number
  /** Messages that came again under the Message-ID of an earlier one: SMTP cannot prevent that. */
  readonly repeats: number
}

/** Checks that each message has one Message-ID, whatever died: it identifies repeats, and nothing comes under another. */
export async function checkMail(
  database: Database,
  dataDir: string,
  stored: Stored,
  violations: Violation[],
): Promise<MailCount> {
  const folder = path.join(dataDir, 'mail')
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
  const mails = files.map((name) => readMail(path.join(folder, name)))
  const byId = grouped(mails, ({ id }) => id)
  const rows = await database.selectFrom('messages').select(['id', 'header_id']).execute()
  const known = new Set(rows.map((row) => row.header_id))
  if (known.size !== rows.length) violations.push(wrong('two messages share a Message-ID'))
  for (const [id, copies] of byId) {
    if (!known.has(id))
      violations.push(doubled(`an e-mail came under an unknown Message-ID: ${id}`))
    if (new Set(copies.map(({ to }) => to)).size > 1)
      violations.push(wrong(`e-mails to different people share the Message-ID ${id}`))
  }
  for (const { id, header_id: header, outcome } of stored.messages)
    if (outcome === 'sent' && !byId.has(header))
      violations.push(lost(`message ${id} was sent, and never came`))
  return { received: mails.length, repeats: mails.length - byId.size }
}

function readMail(file: string): { id: string; to: string } {
  const head = readFileSync(file, 'utf8').split(/\r?\n\r?\n/, 1)[0] ?? ''
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  const header = (name: string) =>
    new RegExp(`^${name}: *(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  return { id: header('Message-ID'), to: header('To') }
}

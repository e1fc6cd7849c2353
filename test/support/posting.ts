import { afterAll } from '@jest/globals'
import type { ParsedMail } from 'mailparser'
import { createSend, type SendPorts } from '../../activities/send.ts'
import { recipientsOf, startSmtp, type TestSmtp } from './smtp.ts'
import { sendNotes } from '../../activities/notes.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import type { TestApi } from './api.ts'
import { tokensIn } from './links.ts'
import { until } from './until.ts'

/** The post of an API's agencies, without Temporal: what was composed is sent when a test asks. */
export interface Posting {
  readonly smtp: TestSmtp
  /** Sends every message that is under way; gives what the mail server accepted of them. */
  sendAll(changes?: Partial<SendPorts>): Promise<readonly ParsedMail[]>
  /** Waits until a message is under way. */
  composed(): Promise<unknown>
  /** What somebody owes on a pathway, by its id. */
  owedOn(pathway: string, what: string): Promise<string>
  /** Reminds whoever owes something on a pathway, at once, and gives the message. */
  remind(pathway: string, what: string): Promise<ParsedMail>
  /** Sends what addresses are to be told of themselves; gives it. */
  tellAddresses(): Promise<readonly ParsedMail[]>
  /** The same, and the token of its only link. */
  linkTo(pathway: string, what: string): Promise<string>
}

/** A mail server for a test file, and what sends to it. */
export async function ownPosting(api: TestApi): Promise<Posting> {
  const smtp = await startSmtp()
  afterAll(() => smtp.down())
  const ports: SendPorts = {
    database: api.database,
    clock: api.deps.clock,
    namespace: await readNamespace(api.database),
    smtpUrl: smtp.url,
    mailFrom: 'Throughline <throughline@example.org>',
    publicUrl: 'http://localhost:3000',
    log: api.deps.log,
    beat: () => undefined,
  }
  const posting: Posting = {
    smtp,
    async sendAll(changes = {}) {
      const before = smtp.messages.length
      const rows = await api.database
        .selectFrom('messages')
        .select(['id', 'agency'])
        .where('outcome', '=', 'sending')
        .orderBy('id')
        .execute()
      for (const { id, agency } of rows) {
        await createSend({ ...ports, ...changes })({ message: id })
        await api.turn('post', agency)
      }
      return smtp.messages.slice(before)
    },
    composed: () =>
      until(async () => {
        const rows = await api.database
          .selectFrom('messages')
          .select('id')
          .where('outcome', '=', 'sending')
          .execute()
        return rows.length > 0
      }),
    async owedOn(pathway, what) {
      const { id } = await api.database
        .selectFrom('obligations')
        .select('id')
        .where((eb) => eb.and({ pathway, what }))
        .where('outcome', 'is', null)
        .executeTakeFirstOrThrow()
      return id
    },
    async remind(pathway, what) {
      const obligationId = await posting.owedOn(pathway, what)
      await posting.sendAll()
      await api.done(pathway, 'remind-now', await api.token('coordinator'), { obligationId })
      await posting.composed() // the answer is given before the post has had its turn
      const [mail] = await posting.sendAll()
      if (!mail) throw new Error('nobody was reminded')
      return mail
    },
    async tellAddresses() {
      const before = smtp.messages.length
      await sendNotes(ports)
      return smtp.messages.slice(before)
    },
    async linkTo(pathway, what) {
      const [token] = tokensIn((await posting.remind(pathway, what)).text)
      if (token === undefined) throw new Error('no link')
      return token
    },
  }
  return posting
}

/** To whom messages went, each with its subject. */
export const saysTo = (mails: readonly ParsedMail[]): string[] =>
  mails.map((mail) => `${recipientsOf(mail).join()}: ${mail.subject ?? ''}`).sort()

/** The token of the link to confirm an address. */
export const confirmTokenIn = (mails: readonly ParsedMail[]): string =>
  mails.flatMap(({ text = '' }) => /\/confirm\/([\w-]{22})\s/.exec(text)?.[1] ?? [])[0] ?? ''

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AddressObject, ParsedMail } from 'mailparser'
import { moment } from '../words/dates.ts'

/** A message in a list. */
export interface MessageLine {
  readonly file: string
  readonly date: string
  readonly from: string
  readonly to: string
  readonly subject: string
}

/** A message as it can be read. */
export interface MessageText extends MessageLine {
  readonly text: string
  readonly html: string | undefined
  readonly headers: string
}

const fileShape = /^[0-9A-Za-z-]{1,100}\.eml$/
const pageSize = 50

/** Messages kept in a folder, newest first: their names sort by arrival. `older` is where the next page begins. */
export async function listMessages(folder: string, before: string | undefined) {
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => fileShape.test(name) && (before === undefined || name < before))
    .sort()
    .reverse()
  const shown = names.slice(0, pageSize)
  const messages = await Promise.all(
    shown.map(async (file) => lineOf(file, await parse(folder, file))),
  )
  return { messages, older: names.length > pageSize ? shown.at(-1) : undefined }
}

/** One message; undefined if there is none of that name. */
export async function readMessage(folder: string, file: string): Promise<MessageText | undefined> {
  if (!fileShape.test(file)) return undefined
  const mail = await parse(folder, file).catch(() => undefined)
  if (!mail) return undefined
  return {
    ...lineOf(file, mail),
    text: mail.text ?? '',
    html: mail.html === false ? undefined : mail.html,
    headers: mail.headerLines.map(({ line }) => line).join('\n'),
  }
}

async function parse(folder: string, file: string): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser') // much to load for a page that few ever open
  return simpleParser(await readFile(path.join(folder, file)))
}

const lineOf = (file: string, { date, from, to, subject }: ParsedMail): MessageLine => ({
  file,
  date: date ? moment(date.getTime()) : '',
  from: addresses(from),
  to: addresses(to),
  subject: subject ?? '',
})

const addresses = (found: AddressObject | AddressObject[] | undefined): string =>
  [found ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')

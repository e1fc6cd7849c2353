// Proves that whatever the edge accepts in a text or in a name comes through a document, a page, a calendar and a mail as it was written.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { line, words } from '../../domain/fields.ts'
import { calendarFile } from '../../platform/calendar-file.ts'
import { composeMail } from '../../activities/mail/message.ts'
import { createTransport } from 'nodemailer'
import { docxOf } from '../../app/papers/docx-file.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Paper, quoted } from '../../app/papers/model.ts'
import { partsOf } from '../support/docx.ts'
import { readInvitation } from '../support/icalendar.ts'
import { simpleParser } from 'mailparser'
import { toHtml } from '../../app/papers/html.ts'
import type { z } from 'zod'

/** Those code points that a field accepts in the middle of its text, so many together. */
function acceptedBy(schema: z.ZodType, together: number): string[] {
  const parts: string[] = []
  let part: string[] = []
  const keep = () => {
    if (part.length > 0) parts.push(`a${part.join('')}b`)
    part = []
  }
  for (let code = 0; code <= 0x10ffff; code++) {
    const one = String.fromCodePoint(code)
    if (schema.safeParse(`a${one}b`).data === `a${one}b`) part.push(one)
    if (part.length === together) keep()
  }
  keep()
  return parts
}

const texts = acceptedBy(words(4000), 1900)
const names = acceptedBy(line(200), 90)

/** A text as every reader of XML and of pages has it: they know one line break. */
const asRead = (text: string): string => text.replace(/\r\n?/g, '\n')

/** The lines of a text, as a paper has them. */
const linesOf = (all: readonly string[]): string[] =>
  all.flatMap((text) => quoted('Said', text)).flatMap(({ lines }) => lines.map(asRead))

/** Names stand in headings and in tables: one half here, the other there. */
const headed = names.slice(0, names.length / 2)

const paper: Paper = {
  code: 'cf0123456789ab',
  marking: 'Confidential',
  title: 'A paper',
  kind: 'Of every code point',
  warnings: [],
  facts: [],
  parts: [
    { heading: 'Texts', blocks: texts.flatMap((text) => quoted('Said', text)) },
    {
      heading: 'Names',
      blocks: [
        ...headed.map((name) => ({ block: 'heading', text: name, flags: [] }) as const),
        {
          block: 'table',
          columns: [{ heading: 'Name', width: 100 }],
          rows: names.slice(headed.length).map((name) => [name]),
        },
      ],
    },
  ],
  made: 'Made for a test.',
}

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage()
})
afterAll(async () => browser.close())

interface Parsed {
  readonly fault: string | null
  readonly texts: readonly string[]
}

/** What a browser's parser makes of a document: what it complains of, and the texts of those elements. */
const parsed = (type: 'application/xml' | 'text/html', source: string, elements: string) =>
  page.evaluate<Parsed>(`(([kind, text, selector]) => {
    const document = new DOMParser().parseFromString(text, kind)
    const texts = Array.from(document.querySelectorAll(selector), (one) => one.textContent)
    return { fault: document.querySelector('parsererror')?.textContent ?? null, texts }
  })(${JSON.stringify([type, source, elements])})`)

/** The parts that are not among what was found; the first few, for a reader of the test. */
const lost = (parts: readonly string[], found: readonly string[]): string[] => {
  const all = new Set(found)
  return parts.filter((part) => !all.has(part)).slice(0, 3)
}

describe('what the edge accepts', () => {
  it('is nearly all that there is, and in names less', () => {
    const count = (parts: readonly string[]) => Array.from(parts.join('')).length - 2 * parts.length
    expect(count(texts)).toBeGreaterThan(1_100_000)
    expect(count(names)).toBeGreaterThan(1_100_000)
    expect(count(names)).toBeLessThan(count(texts))
  })

  it('can be read in a document', async () => {
    const parts = partsOf(Buffer.from(await docxOf(paper)))
    const read: Record<string, Parsed> = {}
    for (const [file, source] of Object.entries(parts))
      if (/\.(xml|rels)$/.test(file)) read[file] = await parsed('application/xml', source, 'p')
    expect(Object.values(read).map(({ fault }) => fault)).toEqual(Object.keys(read).map(() => null))
    expect(lost([...linesOf(texts), ...names], read['word/document.xml']?.texts ?? [])).toEqual([])
  })

  it('can be read on a page', async () => {
    const read = await parsed('text/html', String(toHtml(paper).content), 'p, td, h3')
    expect(lost([...linesOf(texts), ...names], read.texts)).toEqual([])
  })

  it('can be read in a calendar', () => {
    const entry = {
      uid: 'u',
      sequence: 0,
      method: 'REQUEST',
      startsAt: 0,
      endsAt: 3_600_000,
    } as const
    const envelope = {
      link: 'https://cases.example.org/w/x',
      stampedAt: 0,
      organizer: 'T <t@example.org>',
    }
    for (const title of names)
      expect(readInvitation(calendarFile({ ...entry, title }, envelope)).title).toBe(title)
  })

  it('can be read in a mail', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true })
    const whole = names.join('')
    const { message } = await transport.sendMail(
      composeMail(
        {
          agency: 'kent-police',
          agencyName: whole,
          role: 'policeLead',
          address: 'a@example.org',
          covers: [],
          apart: [],
          headerId: '<0b5e@example.org>',
          composedAt: 0,
          composedReal: 0,
          items: [],
          invitations: [],
          tokens: new Map(),
        },
        'Throughline <throughline@example.org>',
        'https://cases.example.org',
      ),
    )
    const { text = '', html } = await simpleParser(message)
    expect(text.includes(whole)).toBe(true)
    const read = await parsed('text/html', String(html), 'p')
    expect(read.texts.some((one) => one.includes(whole))).toBe(true)
  })
})

describe('what the edge refuses', () => {
  it('is what a reader refuses, and costs no document that has it from before', async () => {
    const before = 'before \uffff after'
    expect((await parsed('application/xml', `<p>${before}</p>`, 'p')).fault).not.toBeNull()
    const old = {
      ...paper,
      title: before,
      parts: [{ heading: before, blocks: quoted(before, before) }],
    }
    const parts = partsOf(Buffer.from(await docxOf(old)))
    const read = await parsed('application/xml', parts['word/document.xml'] ?? '', 'p')
    expect(read.fault).toBeNull()
    expect(read.texts).toContain('before \ufffd after')
  })
})

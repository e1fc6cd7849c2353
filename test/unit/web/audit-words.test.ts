// Proves that whatever the audit log can hold has words: each kind of words and field, each command, and each outcome.
import { describe, expect, it } from '@jest/globals'
import { conferenceWords } from '../../../domain/conference/event-words.ts'
import { draftSchema } from '../../../app/drafts/document.ts'
import { edgeCodes } from '../../../app/answers.ts'
import { eventWords, guardedFacts, type WordsTable } from '../../../domain/event-words.ts'
import { formats, papers } from '../../../app/papers/papers.ts'
import { outcomeText, whatTitle } from '../../../web/words/audit.ts'
import { refusals } from '../../../domain/refusals.ts'
import { sendable } from '../../../app/commands/asked.ts'
import { shownText } from '../../../web/words/audit-fields.ts'
import { wordClasses } from '../../../domain/word-classes.ts'

/** The codes of all words of all that can happen, as the log has them. */
const codesOf = (table: WordsTable) =>
  Object.entries(table).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, what]) => `${what}:${type}.${field}`),
  )

describe('what was shown', () => {
  it.each([
    ...codesOf(eventWords),
    ...codesOf(guardedFacts),
    ...codesOf(conferenceWords),
    ...Object.keys(draftSchema.shape).map((field) => `draft:${field}`),
    ...['person:name', 'person:person', 'person:match', 'victim:victim', 'victim:safe-contact'],
    ...['victimContact:safe-contact', 'staff:by', 'staff:name', 'contacts:address'],
    ...['concern:report.note', 'draft:person.name', 'agenda:parts'],
  ])('%s reads in words', (code) => {
    const [text = ''] = shownText([code])
    const [kind = '', field = ''] = code.split(':')
    const classes: Readonly<Record<string, { readonly title: string } | undefined>> = wordClasses
    const title = classes[kind]?.title
    expect(text).toMatch(/^[A-Z].*: [a-z]/)
    if (title !== undefined) expect(text.startsWith(`${title}: `)).toBe(true)
    if (field.includes('-') || field.includes('.')) expect(text).not.toContain(field)
  })

  it('is told once for each kind, and each field once', () => {
    const codes = [
      'concern:referral-received.concern',
      'person:name',
      'concern:change-recorded.note',
    ]
    expect(shownText([...codes, 'concern:breach-recorded.note'])).toEqual([
      'What was reported: what was reported, note',
      'Who the person is: name',
    ])
  })

  it('of an earlier version that is no longer known keeps its code', () => {
    expect(shownText(['gone:field'])).toEqual(['gone: field'])
  })
})

describe('what was done', () => {
  const told = (what: string, facts: Record<string, string | number> = {}) =>
    whatTitle({ what, facts })

  it.each(
    Object.entries(sendable).flatMap(([kind, all]) => all.map((one) => [kind, one] as const)),
  )(
    'a command of a %s is called by its label, sent by a form or not: %j',
    (kind, { name, label }) => {
      const group = kind === 'pathway' ? 'pathways' : 'conferences'
      const page = kind === 'pathway' ? 'pathways' : 'meetings'
      expect(told(`POST /api/${group}/:id/commands/${name}`)).toBe(`“${label}”`)
      expect(told(`POST /${page}/:id/do/:command`, { command: name })).toBe(`“${label}”`)
      expect(told(`GET /${page}/:id/do/:command`, { command: name })).toBe(
        `The form for “${label}”`,
      )
      expect(told(`GET /api/${group}/:id/commands/:name/choices`, { name })).toBe(
        `The form for “${label}”`,
      )
    },
  )

  it('is a command where the log does not say which', () => {
    expect(told('POST /pathways/:id/do/:command')).toBe('A command')
    expect(told('GET /pathways/:id/do/:command')).toBe('The form for a command')
  })

  it.each(
    Object.keys(papers).flatMap((paper) => Object.keys(formats).map((one) => `${paper}.${one}`)),
  )('the paper %s is called so, as a view and by its address', (paper) => {
    expect(told(paper)).toMatch(/^The (pack|minutes) of a meeting, to (print|edit)$/)
    expect(told(`GET /meetings/:id/${paper}`)).toMatch(/, of a meeting$/)
  })

  it('is counted where it was counted, and named by no id', () => {
    expect(told('count of a minute', { times: 12 })).toBe('12 in a minute')
    expect(told('draft 3388ba55-3b18-5ee4-86a9-9d7a796a7106')).toBe('A draft of a referral')
    expect(told('report 3388ba55-3b18-5ee4-86a9-9d7a796a7106')).toBe('A report by name')
    expect(told('GET nowhere')).toBeUndefined()
    expect(told('something of an earlier version')).toBeUndefined()
  })
})

it.each([...Object.entries(refusals), ...Object.entries(edgeCodes)])(
  'the outcome %s reads as its sentence',
  (code, { title }) => expect(outcomeText(code)).toBe(title),
)

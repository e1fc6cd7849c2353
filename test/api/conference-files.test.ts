// Proves that every paper is a well-formed file, named by the conference's id and nothing else.
import { describe, expect, it } from '@jest/globals'
import { readsIn } from '../support/audit.ts'
import type { By } from '../support/meeting.ts'
import { fetchFile, held, type TestFile, withPapers, withReturns } from '../support/papers.ts'
import { readDocx } from '../support/docx.ts'
import { ownApi } from '../support/api.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const everyFile = ['pack.html', 'pack.docx', 'minutes.html', 'minutes.docx'] as const

const api = await ownApi()
const { meeting, first, second } = await withPapers(api)
await withReturns(meeting)
await meeting.done('circulate', 'coordinator')
await held(meeting, first)
await meeting.done('draft-minutes', 'coordinator', { text: 'We met at ten.' })
await meeting.done('circulate-minutes', 'coordinator')

const file = (name: string, by: By): Promise<TestFile> =>
  fetchFile(api, `${meeting.url}/${name}`, by)

describe('every paper', () => {
  it('says in its title, its name, its head and its properties the conference’s id and nothing else', async () => {
    for (const name of everyFile) {
      const { headers, content, text } = await file(name, 'coordinator')
      const [, end] = name.split('.')
      const how = end === 'html' ? 'inline' : 'attachment'
      expect(headers).toMatchObject({
        'content-disposition': `${how}; filename="${meeting.id}.${String(end)}"`,
        'content-type': end === 'html' ? 'text/html; charset=utf-8' : docxType,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      if (end === 'html') {
        expect(/<title>(.*)<\/title>/.exec(text)?.[1]).toBe(meeting.id)
        const inMargins = [...text.matchAll(/content: ([^;]*);/g)].map(([, said]) => said)
        expect(inMargins).toEqual([
          '"OFFICIAL-SENSITIVE"',
          `"${meeting.id}"`,
          '"Page " counter(page) " of " counter(pages)',
        ])
        expect(headers['content-security-policy']).toMatch(
          /^default-src 'none'; style-src 'sha256-/,
        )
      } else {
        const { parts } = await readDocx(content)
        const said = (part: string) => (parts[part] ?? '').replaceAll(/<[^>]*>/g, ' ').trim()
        expect(said('word/header1.xml').split(/\s+/)).toEqual(['OFFICIAL-SENSITIVE', meeting.id])
        expect(said('word/footer1.xml')).toMatch(/^Page\s+PAGE\s+of\s+NUMPAGES$/)
        expect(said('docProps/core.xml')).toMatch(
          new RegExp(
            `^${meeting.id}\\s+Throughline\\s+Throughline\\s+1\\s+[\\dT:.Z-]+\\s+[\\dT:.Z-]+$`,
          ),
        )
      }
    }
  })

  it('is documented under the type that it has', async () => {
    const { body } = await api.get('/api/openapi.json')
    const paths = body['paths'] as Record<string, { get: Documented }>
    for (const name of everyFile) {
      const { responses } = paths[`/api/conferences/{id}/${name}`]?.get ?? { responses: {} }
      const type = name.endsWith('html') ? 'text/html' : docxType
      expect([name, Object.keys(responses['200']?.content ?? {})]).toEqual([name, [type]])
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '404', '409']))
    }
  })

  it('has headings and tables that a reader of documents finds', async () => {
    const { html } = await readDocx((await file('minutes.docx', 'chair')).content)
    expect(html).toMatch(/<h1>.*Stalking panel<\/h1>/)
    expect(html).toMatch(/<h2>.*Open actions reviewed<\/h2>/)
    expect(html).toMatch(/<h3>.*Item 1: Alex Example/)
    expect(html).toMatch(/<thead><tr><th><p><strong>Agency<\/strong><\/p><\/th>/)
  })

  it('is refused to anybody not invited, and to an administrator', async () => {
    const strangers = [
      { token: await api.token('agencyWorker', { sites: ['cheshire'] }) },
      { token: await api.token('coordinator', { sites: ['hampshire'] }) },
      'administrator',
    ] as const
    for (const by of strangers)
      for (const name of everyFile) {
        const { status, headers, text } = await file(name, by)
        expect([name, status, headers['content-type'], headers['content-disposition']]).toEqual([
          name,
          404,
          expect.stringContaining('application/problem+json'),
          undefined,
        ])
        expect(text).not.toMatch(/Example|panel|cf/)
      }
  })

  it('is logged when it is opened: who, which, when, and what it showed of whom', async () => {
    const before = await readsNow()
    await file('pack.docx', 'agencyWorker')
    const rows = (await readsNow()).slice(before.length)
    expect(rows.map(({ what, conference }) => [what, conference])).toEqual([
      ['pack.docx', meeting.id],
      ['pack.docx', meeting.id],
      ['pack.docx', meeting.id],
    ])
    const fields = (pathway: string | null) => rows.find((row) => row.pathway === pathway)?.fields
    expect(fields(null)).toEqual(expect.arrayContaining(['agenda:parts']))
    expect(fields(first)).toEqual([
      'action:action-agreed.what',
      'action:brought-action-reviewed.note',
      'person:name',
    ])
    expect(fields(second)).toEqual(['person:name'])
  })
})

interface Documented {
  readonly responses: Readonly<Record<string, { readonly content: object }>>
}

const readsNow = () => readsIn(api.database)

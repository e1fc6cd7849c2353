// Proves that a paper has the parts of its agenda, and cannot be handed to the person.
import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { forms } from '../../../domain/conference/forms.ts'
import { madeUpMinutes, madeUpPack } from '../../../scripts/pictures/made-up.ts'
import { minutesOf } from '../../../app/papers/minutes.ts'
import { packOf } from '../../../app/papers/pack.ts'
import type { Paper } from '../../../app/papers/model.ts'
import { toDocx } from '../../../app/papers/docx.ts'
import { toHtml } from '../../../app/papers/html.ts'

const pack = packOf(madeUpPack)
const minutes = minutesOf(madeUpMinutes)

const headings = ({ parts }: Paper) => parts.map(({ heading }) => heading)
const textOf = (paper: Paper) => JSON.stringify(paper)

describe('the pack', () => {
  it('has the parts of the agenda as the form has them, after who is invited', () => {
    expect(headings(pack)).toEqual([
      'Invited',
      'Confidentiality statement',
      'Open actions',
      'Items',
      'Twelve-month expiries',
      'Any other business',
    ])
  })

  it('has the items as they are heard, each with its answers at a glance and then in words', () => {
    const items = pack.parts.find(({ heading }) => heading === 'Items')?.blocks ?? []
    expect(items.flatMap((one) => (one.block === 'heading' ? [one.text] : []))).toEqual([
      'Item 2: Jo Invented',
      'Item 1: Sam Madeup',
      'Item 3: Max Fictional',
    ])
    const [answers] = items.flatMap((one) => (one.block === 'table' ? [one.rows] : [])).slice(1)
    expect(answers).toEqual([
      ['Metropolitan Police Service', 'Full return', 'Thu 12 Nov 2026, 10:40', 'Something'],
      [
        'Barnet, Enfield and Haringey Mental Health NHS Trust',
        'Declined',
        'Thu 12 Nov 2026, 10:40',
        '',
      ],
      ['National Probation Service London', 'Full return', 'Tue 17 Nov 2026, 08:50, late', ''],
      ['Suzy Lamplugh Trust', 'No answer yet', 'Overdue since Mon 16 Nov 2026, 17:00', ''],
    ])
  })

  it('says of an extract that it is one, and for whom', () => {
    const extract = packOf({ ...madeUpPack, whole: false, agency: 'london-council' })
    expect(extract.warnings).toEqual([
      expect.stringMatching(/^An extract for London council partner: /),
    ])
    expect(pack.warnings).toEqual([])
  })

  it('says that the meeting is cancelled, where it is', () => {
    const conference = { ...madeUpPack.conference, stage: 'cancelled' }
    expect(packOf({ ...madeUpPack, conference }).warnings).toEqual([
      'Cancelled: this meeting will not be held.',
    ])
  })
})

describe('the minutes', () => {
  it.each(Object.keys(forms) as (keyof typeof forms)[])(
    'follow the template of the form %s, and then come what was written and corrected',
    (form) => {
      const paper = minutesOf({ ...madeUpMinutes, form })
      const template = forms[form].minutes.sections.map(({ title }) => title)
      expect(headings(paper)).toEqual([...template, 'As written', 'Corrections'])
    },
  )

  it('put differing views together if the form asks for them', () => {
    const { parts } = minutesOf({ ...madeUpMinutes, form: 'mappa2' })
    const views = parts.find(({ heading }) => heading.includes('differing views'))
    expect(views?.blocks).toMatchObject([
      {
        block: 'table',
        rows: [
          [
            'Item 1: Sam Madeup',
            'Intervene',
            'National Probation Service London',
            expect.stringContaining('Recall'),
          ],
        ],
      },
    ])
  })

  it('say who came late and left, and when', () => {
    expect(textOf(minutes)).toContain('(forensic clinician): present 10:20, left 11:10.')
  })

  it('have only the last draft', () => {
    const [draft] = madeUpMinutes.minutes.drafts
    const drafts = [{ ...draft!, text: 'An early draft.' }, draft!]
    const paper = minutesOf({ ...madeUpMinutes, minutes: { ...madeUpMinutes.minutes, drafts } })
    expect(textOf(paper)).not.toContain('An early draft.')
    expect(textOf(paper)).toContain('The chair opened the meeting')
  })
})

describe.each([
  ['pack', pack],
  ['minutes', minutes],
])('each table of the %s', (_name, { parts }) => {
  const tables = parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.block === 'table' ? [block] : []))

  it('fills its width, and has a cell for each column', () => {
    expect(tables.length).toBeGreaterThan(3)
    for (const { columns, rows } of tables) {
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(100)
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
  })
})

describe('the document', () => {
  it('is written while others are answered, who wait for no document', async () => {
    let answered = 0
    const others = () => {
      answered++
      next = setImmediate(others)
    }
    let next = setImmediate(others)
    const files = await Promise.all([toDocx(pack), toDocx(minutes)])
    clearImmediate(next)
    expect(answered).toBeGreaterThan(10) // none at all where they are written in this thread
    for (const { content } of files) expect(String(content).startsWith('PK')).toBe(true)
  })

  it('that cannot be written is a fault for its caller, and for nobody afterwards', async () => {
    const broken = { ...pack, parts: null } as unknown as Paper // such as no rule makes
    await expect(toDocx(broken)).rejects.toThrow()
    expect((await toDocx(pack)).content.length).toBeGreaterThan(5_000)
  })
})

describe('the page', () => {
  const html = String(toHtml(pack).content)

  it('escapes what people wrote', () => {
    const [first] = madeUpPack.returns
    const note = '<img src=x onerror=alert(1)> & "so"'
    const page = String(toHtml(packOf({ ...madeUpPack, returns: [{ ...first!, note }] })).content)
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot;')
    expect(page).not.toContain('<img')
  })

  it('may load only its own style, which the policy names by its hash', () => {
    const { mayLoad } = toHtml(pack)
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(html) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(mayLoad).toMatch(/^default-src 'none'; /)
    expect(mayLoad).toContain(`style-src 'sha256-${hash}';`)
  })

  it('is for A4, with heads that repeat, and loads nothing', () => {
    expect(html).toMatch(/@page \{\s+size: A4;/)
    expect(html).toContain('thead { display: table-header-group }')
    expect(html).not.toMatch(/<script|<link|<img|style=|https?:/)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain('<th scope="col">Agency</th>')
    expect(html).toContain('<html lang="en-GB">')
  })
})

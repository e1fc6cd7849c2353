// Proves that every command that people send has a form: words for each field, titles for each code, and its example goes in and comes out.
import { describe, expect, it, test } from '@jest/globals'
import { allOf, type Field } from '../../../../web/forms/field.ts'
import { choicesFrom, sentBy } from '../../../support/forms.ts'
import { type CommandForm, formFor } from '../../../../web/forms/commands.ts'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { conferenceTitlers } from '../../../../app/forms/conference-choices.ts'
import { drawFields } from '../../../../web/forms/render.ts'
import { formScreen } from '../../../../web/forms/screen.ts'
import { sharedTexts } from '../../../../web/forms/texts/shared.ts'
import { pathwayCommands } from '../../../../domain/pathway/commands/index.ts'
import { pathwayTitlers } from '../../../../app/forms/pathway-choices.ts'
import { readForm } from '../../../../web/forms/read.ts'
import { sendable } from '../../../../app/commands/asked.ts'
import { sharedTitlers } from '../../../../app/forms/shared-choices.ts'
import { typedOf } from '../../../../web/forms/typed.ts'
import { withoutEmptyRows } from '../../../../web/forms/rows.ts'
import { texts } from '../../../../web/forms/texts/index.ts'

const registries: Readonly<
  Record<string, Readonly<Record<string, { readonly who: unknown; readonly example?: object }>>>
> = { pathway: pathwayCommands, conference: conferenceCommands }

const forms = (['pathway', 'conference'] as const).flatMap((kind) =>
  sendable[kind].flatMap(({ name }): [string, CommandForm][] => {
    const form = formFor(kind, name)
    return form ? [[`${kind} ${name}`, form]] : []
  }),
)

const exampleOf = ({ kind, name }: CommandForm) =>
  registries[kind]?.[name]?.example as Readonly<Record<string, unknown>>

/** What has a list of choices; nothing of it is asked here. */
const nobody = {
  reader: { sees: () => false },
  whole: false,
  place: { id: 'pw' },
  state: undefined,
}
const sources: Readonly<Record<string, readonly string[]>> = {
  pathway: [
    ...Object.keys(sharedTitlers({} as never, {} as never, new Map())),
    ...Object.keys(pathwayTitlers(nobody as never, {} as never, new Map())),
    'pathway',
    'match',
    'actor',
    'entry',
    'report',
  ],
  conference: [
    ...Object.keys(sharedTitlers({} as never, {} as never, new Map())),
    ...Object.keys(conferenceTitlers(nobody as never, new Map())),
    'actor',
  ],
}

test('there is a form for all that people send, except what makes something new', () => {
  const sent = Object.values(registries).flatMap((registry) =>
    Object.entries(registry).filter(([, { who }]) => who !== 'system'),
  )
  expect(forms).toHaveLength(sent.length - 2)
})

test('the tables name no command and no field that there is not', () => {
  for (const [kind, table] of Object.entries(texts))
    for (const [name, { fields = {} }] of Object.entries(table)) {
      const [, form] = forms.find(([title]) => title === `${kind} ${name}`) ?? []
      const paths = allOf(form?.fields ?? []).map(({ path }) => path)
      expect([name, form?.name]).toEqual([name, name])
      expect([name, Object.keys(fields).filter((path) => !paths.includes(path))]).toEqual([
        name,
        [],
      ])
    }
})

describe.each(forms)('%s', (_, form) => {
  const fields = allOf(form.fields)

  it('has words of its own for each field', () => {
    for (const { path, text, kind } of fields) {
      const written = texts[form.kind][form.name]?.fields?.[path] ?? sharedTexts[path]
      expect([path, written]).toEqual([path, text])
      if (/\?$/.test(text.label)) expect([path, text.called]).not.toEqual([path, undefined])
      if (kind === 'rows') expect([path, text.one]).not.toEqual([path, undefined])
      expect(`${text.label} ${text.hint ?? ''}`).not.toMatch(/\b(null|id|UUID|JSON)\b/)
      if (text.hint !== undefined) expect(text.hint).toMatch(/\.$/)
    }
  })

  it('shows a field only under another of its form, with codes that there are', () => {
    for (const { path, text } of fields) {
      const [name, ...codes] = text.when ?? []
      if (name === undefined) continue
      const before = path.slice(0, path.lastIndexOf('.') + 1)
      const other = fields.find((field) => field.path === before + name)
      const known =
        other?.kind === 'code'
          ? Object.keys(other.titles)
          : other?.kind === 'yesNo'
            ? ['yes', 'no']
            : []
      expect([path, codes.filter((code) => !known.includes(code))]).toEqual([path, []])
    }
  })

  it('has a title for each code, and a source for each id', () => {
    for (const field of fields) {
      if (field.kind === 'code' || field.kind === 'codes')
        for (const [code, title] of Object.entries(field.titles)) expect(title).not.toBe(code)
      if (field.kind === 'part' || field.kind === 'parts')
        expect(sources[form.kind]).toContain(
          field.of === 'pathway' && form.filledBy['action'] ? 'agency' : field.of,
        )
      if (field.kind === 'text') expect(field.path).not.toMatch(/Id$/)
    }
  })

  it('is drawn and read back with its own example', () => {
    const example = exampleOf(form)
    const choices = choicesFrom(form, example)
    const posted = typedOf(form.fields, example, choices)
    const drawn = drawFields(form.fields, { posted, choices, errors: [] })
    const sent = withoutEmptyRows(form.fields, sentBy(drawn))
    const { parsed, errors } = readForm(form, sent, choices)
    expect(errors).toEqual([])
    expect(parsed).toEqual(form.body.parse(withPreset(form.fields, example)))
  })

  it('says what is missing, in words, at an input that is there', () => {
    const drawing = { posted: {}, choices: choicesFrom(form, exampleOf(form)), errors: [] }
    const { errors } = readForm(form, {}, drawing.choices)
    const { text } = drawFields(form.fields, { ...drawing, errors })
    for (const error of errors) {
      expect(error.text).toMatch(/^(Enter|Select|Add) /)
      expect(text).toMatch(new RegExp(`id="${error.field}(-day)?"`))
      expect(text).toContain('govuk-error-message')
    }
  })
})

/** An example as its form sends it: with what is chosen unless somebody chooses another. */
function withPreset(fields: readonly Field[], example: object): object {
  const preset = fields.some((field) => field.text.preset !== undefined && field.kind === 'code')
  const inside = fields.flatMap((field) => {
    const value = (example as Record<string, unknown>)[field.name]
    const isGroup = field.kind === 'group' && typeof value === 'object' && value !== null
    return isGroup ? [[field.name, withPreset(field.fields, value)] as const] : []
  })
  const chosen = preset ? { audience: 'notForTreatment' } : {}
  return { ...example, ...Object.fromEntries(inside), ...chosen }
}

test('what cannot be undone and asks nothing is one page: the warning and its button', () => {
  const bare = forms.filter(([, { fields, text }]) => !fields.length && text.confirm !== undefined)
  expect(bare.length).toBeGreaterThan(3)
  for (const [, form] of bare) {
    const place = { form, action: '/do', back: '/back', about: 'It', facts: [], key: 'k' }
    const { text } = formScreen(place, { posted: {}, choices: {}, errors: [] }).body
    expect(text).toContain('govuk-warning-text')
    expect(text).toMatch(/name="do"[^>]*value="confirmed"|value="confirmed"[^>]*name="do"/)
    expect(text).not.toContain('Continue')
  }
})

// Proves that GOV.UK's macros take what we give them, escape it, and trim it in linear time as they did before.
import { describe, expect, test } from '@jest/globals'
import { html } from '../../../web/html.ts'
import { govuk } from '../../../web/govuk/components.ts'
import { assets } from '../../../web/assets.ts'
import { inlineScript } from '../../../web/layout.ts'
import { readFileSync } from 'node:fs'

const label = { text: 'A & B' }

describe('components', () => {
  test('text is escaped and HTML is not', () => {
    const shown = govuk.input({
      label,
      id: 'a',
      name: 'a',
      value: '"<x>',
      hint: { html: html`<i>${'<'}</i>` },
    }).text
    expect(shown).toContain('A &amp; B')
    expect(shown).toContain('value="&quot;&lt;x&gt;"')
    expect(shown).toContain('<i>&lt;</i>')
  })

  test('a choice reveals what belongs to it', () => {
    const more = govuk.input({ label, id: 'b', name: 'b' })
    const items = [{ value: 'x', text: 'X', checked: true, conditional: { html: more } }]
    const shown = govuk.radios({ name: 'a', idPrefix: 'a', items }).text
    expect(shown).toContain('govuk-radios__conditional')
    expect(shown).toContain('name="b"')
  })

  test('an error is tied to its field', () => {
    const shown = govuk.textarea({
      label,
      id: 'a',
      name: 'a',
      errorMessage: { text: 'Enter it' },
    }).text
    expect(shown).toContain('aria-describedby="a-error"')
    expect(shown).toMatch(/Error:<\/span>\s*Enter it/)
  })
})

describe('what pages load', () => {
  test('the inline script is GOV.UK’s own', () => {
    const template = readFileSync('node_modules/govuk-frontend/dist/govuk/template.njk', 'utf8')
    expect(template).toContain(`>${inlineScript}</script>`)
  })

  test('no font or crest that is licensed for gov.uk alone, and nothing from elsewhere', async () => {
    const { all, style } = await assets()
    const text = all.get(style)?.body.toString() ?? ''
    expect(text).not.toMatch(/GDS Transport|@font-face|crest\.svg|url\(.?https?:/)
    expect(text).toContain('.govuk-button')
    expect(
      [...all.values()].map(({ zipped }) => zipped.length).reduce((a, b) => a + b),
    ).toBeLessThan(50_000)
  })
})

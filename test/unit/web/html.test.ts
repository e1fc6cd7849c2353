// Proves that whatever is put into a page is escaped, unless it is HTML already.
import { describe, expect, test } from '@jest/globals'
import { each, html } from '../../../web/html.ts'

describe('html', () => {
  test('escapes text, in elements and in attributes', () => {
    const name = `<b title="x">O'Neil & Co</b>`
    const shown = '&lt;b title=&quot;x&quot;&gt;O&#39;Neil &amp; Co&lt;/b&gt;'
    expect(html`<p title="${name}">${name}</p>`.text).toBe(`<p title="${shown}">${shown}</p>`)
  })

  test('leaves HTML as it is, joins lists, and shows nothing for what is not there', () => {
    const item = (text: string) => html`<li>${text}</li>`
    const list = html`${['a', '<b>'].map(item)}${null}${undefined}${false}${0}`
    expect(list.text).toBe('<li>a</li><li>&lt;b&gt;</li>0')
    expect(each([1, 2], (one, at) => html`${one}${at}`).text).toBe('1021')
  })
})

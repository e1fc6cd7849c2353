import { expect } from '@jest/globals'
import type { By, TestMeeting } from './meeting.ts'
import { fetchFile } from './papers.ts'
import { readDocx } from './docx.ts'
import type { TestApi } from './api.ts'

/** Words that stand in a paper, and words that do not. */
export interface ExpectedWords {
  readonly has: readonly string[]
  readonly hasNot: readonly string[]
}

/** A paper's words as each format has them: without markup, spaces as one. */
export async function wordsIn(
  api: TestApi,
  { url }: TestMeeting,
  paper: 'pack' | 'minutes',
  by: By,
): Promise<[html: string, docx: string]> {
  const [html, docx] = [
    await fetchFile(api, `${url}/${paper}.html`, by),
    await fetchFile(api, `${url}/${paper}.docx`, by),
  ]
  expect([html.status, docx.status]).toEqual([200, 200])
  const { text, complaints } = await readDocx(docx.content)
  expect(complaints).toEqual([])
  const body = html.text.replace(/<style>[^]*<\/style>/, '').replaceAll(/<[^>]*>/g, ' ')
  return [plain(body), plain(text)]
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

/** Expects words to stand in a paper or not, in both formats alike. */
export async function expectPaper(
  api: TestApi,
  meeting: TestMeeting,
  paper: 'pack' | 'minutes',
  by: By,
  { has, hasNot }: ExpectedWords,
): Promise<void> {
  const formats = await wordsIn(api, meeting, paper, by)
  for (const [index, words] of formats.entries()) {
    const format = ['html', 'docx'][index]
    const missing = has.filter((word) => !words.includes(word))
    const found = hasNot.filter((word) => words.includes(word))
    expect({ format, missing, found }).toEqual({ format, missing: [], found: [] })
  }
}

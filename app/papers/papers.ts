import { type AnswerCode, isNo, type No, refused } from '../answers.ts'
import { docxType, toDocx } from './docx.ts'
import { gatherMinutes, gatherPack } from './gather.ts'
import { toHtml } from './html.ts'
import type { ConferenceLook } from '../access/look.ts'
import { minutesOf } from './minutes.ts'
import { minutesView } from '../views/conference/minutes.ts'
import { packOf } from './pack.ts'
import type { Paper } from './model.ts'

/** What can be had on paper, each under its name in the route. */
export const papers = {
  pack: {
    summary: 'The meeting pack',
    description:
      'Who is invited, the agenda and its items, what agencies returned, open actions and expiries, as far as each is for you. Those invited can read it once the agenda is circulated. Those who run the meeting can read it from the start.',
    tooEarly: 'not-circulated',
    make: packPaper,
  },
  minutes: {
    summary: 'The minutes',
    description:
      'In the layout of the meeting’s form, with corrections and addenda, as far as each is for you. Those invited can read them once they are circulated. Those who run the meeting can read them from the opening of the session, as the record from which a draft is written.',
    tooEarly: 'no-minutes',
    make: minutesPaper,
  },
} as const satisfies Record<string, PaperKind>

interface PaperKind {
  readonly summary: string
  readonly description: string
  /** What somebody is answered who may read it later, and not yet. */
  readonly tooEarly: AnswerCode
  readonly make: (seen: ConferenceLook) => Promise<Paper | No>
}

/** In which formats, each under the end of its route. */
export const formats = {
  html: { title: 'as a page to print, or to save as a PDF', type: 'text/html', render: toHtml },
  docx: { title: 'as a document to edit', type: docxType, render: toDocx },
} as const

async function packPaper(seen: ConferenceLook): Promise<Paper | No> {
  const gathered = await gatherPack(seen)
  return isNo(gathered) ? gathered : packOf(gathered)
}

async function minutesPaper(seen: ConferenceLook): Promise<Paper | No> {
  const { reading, state } = seen.reader
  const minutes = await minutesView(seen)
  const there = reading.keeps ? state.openedAt !== undefined : minutes.circulatedAt !== null
  if (!there) return refused('no-minutes')
  if (seen.reader.mustAccept) return refused('accept-first')
  const gathered = await gatherMinutes(seen, minutes)
  return isNo(gathered) ? gathered : minutesOf(gathered)
}

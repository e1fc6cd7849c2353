import { randomUUID } from 'node:crypto'
import type { Asking } from '../../page.ts'
import { answerCode, isNo, sentenceOf } from '../../../app/answers.ts'
import { sendCommand } from '../../../app/commands/send.ts'

/** What is put on a list, and why. */
interface Listing {
  readonly pathway: string
  readonly conference: string
  readonly reason?: string | undefined
}

/** Puts a pathway on the list of a meeting by hand; gives in words why it was not. */
export async function putOnList(
  { deps, by }: Pick<Asking, 'deps' | 'by'>,
  { pathway, conference, reason }: Listing,
  key: string = randomUUID(),
): Promise<string | undefined> {
  const body = { conference, ...(reason === undefined ? {} : { reason }) }
  const answer = await sendCommand(
    deps,
    { key, actor: by, ifMatch: undefined, raw: body },
    { to: 'pathway', id: pathway.trim().toLowerCase(), name: 'list-for-conference', body },
  )
  if (!isNo(answer)) return undefined
  const code = answerCode(answer)
  return code === 'not-found'
    ? 'Enter the reference of a pathway that you can see'
    : sentenceOf(code)
}

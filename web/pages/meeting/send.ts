import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Asking, Posted } from '../../page.ts'
import type { ConferenceCommand } from '../../../app/commands/conference.ts'
import { isNo, type No } from '../../../app/answers.ts'
import { sendCommand } from '../../../app/commands/send.ts'

/** Sends a command of a meeting under the key of the form that was posted; why not, if it was refused. */
export async function send(
  { deps, by }: Pick<Asking, 'deps' | 'by'>,
  id: string,
  posted: Posted,
  { name, body }: Pick<ConferenceCommand, 'name' | 'body'>,
): Promise<No | undefined> {
  const key = z.uuid().safeParse(posted['key']).data ?? randomUUID()
  const sender = { key, actor: by, ifMatch: undefined, raw: body }
  const answer = await sendCommand(deps, sender, { to: 'conference', id, name, body })
  return isNo(answer) ? answer : undefined
}

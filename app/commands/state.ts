import { z } from 'zod'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import { commandOutcomes, everyStage } from '../views/codes.ts'
import type { Account } from '../access/account.ts'
import { answerOf } from './deliver.ts'
import { answerCode, errorsIn, isNo, type No, refused, sentenceOf } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { instantOut, iso } from '../views/instants.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { readCommand } from '../../store/inbox.ts'

/** What became of a command. Only its sender is told, in the words of the answer that they got or would have got. */
export const commandState = z
  .object({
    key: z.string(),
    pathwayId: z.string().optional(),
    conferenceId: z.string().optional(),
    name: z.string(),
    receivedAt: instantOut,
    outcome: codeOf(commandOutcomes),
    stage: storedCodeOf(everyStage).nullable(),
    version: z.int().nullable(),
    problem: z
      .object({ code: z.string(), title: z.string(), field: z.string().nullable() })
      .nullable()
      .meta({ description: 'Why not, if it was refused or could not be processed.' }),
  })
  .meta({ id: 'CommandState' })

/** What became of a command. Only its sender is told, in the words of the answer that they got or would have got. */
export async function stateOfCommand(
  { database }: Deps,
  actor: Account,
  key: string,
): Promise<z.output<typeof commandState> | No> {
  const found = z.uuid().safeParse(key).success ? await readCommand(database, key) : undefined
  if (found?.actor.id !== actor.id || found.kind === 'post') return refused('not-found')
  if ((await readKeptFrom(database, actor)).has(found.entity)) return refused('not-found')
  const { kind, entity, name, receivedAt, outcome } = found
  const answer = outcome && answerOf({ kind, id: entity }, outcome, outcome)
  return {
    key,
    ...(kind === 'pathway' ? { pathwayId: entity } : { conferenceId: entity }),
    name,
    receivedAt: iso(receivedAt),
    outcome: outcome?.result ?? 'waiting',
    stage: outcome?.stage ?? null,
    version: outcome?.version ?? null,
    problem: isNo(answer) ? problemOf(answer) : null,
  }
}

function problemOf(no: No) {
  const code = answerCode(no)
  return { code, title: sentenceOf(code), field: errorsIn(no)[0]?.field ?? null }
}

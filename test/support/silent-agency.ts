import type { Engine } from './engine.ts'
import { linkTargets } from './links.ts'
import type { ParsedMail } from 'mailparser'

const probation = 'probation@national-probation-service-london.example.org'
const manager = 'supervisor@national-probation-service-london.example.org'
const chair = 'chair@metropolitan-police-service.example.org'
const steeringGroup = 'supervisor@suzy-lamplugh-trust.example.org'

/** Who is told of a return that probation owes and does not give, with what words, at which rung, in order. */
export const rungs = [
  [probation, 'This is now with you.', 'asked'],
  [probation, 'Due in two working days.', 'two-days-before'],
  [probation, 'Due on the next working day.', 'day-before'],
  [probation, 'Due today.', 'due-today'],
  [manager, 'Overdue. Sent to you as the manager of the agency that owes it.', 'manager'],
  [chair, 'Overdue. Sent to you as the chair.', 'chair'],
  [steeringGroup, 'Still overdue. Sent to you for the steering group.', 'steering-group'],
] as const

/** To whom a message went. */
export const addressOf = ({ to }: ParsedMail): string =>
  (Array.isArray(to) ? to[0] : to)?.text ?? ''

/** Each thing that messages say: to whom, why, and about which return, of those that are due then. */
export async function told(
  { database }: Pick<Engine, 'database'>,
  mails: readonly ParsedMail[],
  due: string,
): Promise<string[]> {
  const targetOf = await linkTargets(database)
  return mails.flatMap((mail) =>
    [...mail.text!.matchAll(new RegExp(`due ${due}\\. (.+)\n {2}.+/w/(.+)\n`, 'g'))].map(
      ([, why, token]) => `${addressOf(mail)} ${why} ${targetOf(token)}`,
    ),
  )
}

/** The lines of a message that are none of those that it may have. */
export const unsayable = ({ text }: ParsedMail, due: string): string[] => {
  const sayable = new RegExp(
    [
      '(Something is waiting|2 things are waiting) for you:',
      `- A return, due ${due}\\. [A-Z][A-Za-z .]+`,
      '  http://localhost:3000/w/[A-Za-z0-9_-]{22}',
      'Sign in to see more\\. This message says only that something is waiting\\.',
      'If you no longer work for [A-Z][A-Za-z ]+, please tell the coordinator\\.',
    ]
      .map((line) => `^${line}$`)
      .join('|'),
  )
  return (text ?? '').split('\n').filter((line) => line.trim() !== '' && !sayable.test(line))
}

/** The returns that probation owes on these pathways. */
export async function returnsOf({ database }: Engine, pathways: readonly string[]) {
  const rows = await database
    .selectFrom('obligations')
    .select('id')
    .where('pathway', 'in', pathways)
    .where('what', '=', 'return')
    .where('agency', '=', 'national-probation-service-london')
    .execute()
  return rows.map(({ id }) => id)
}

/** When a message was written, by the cases' clock. */
export async function composedAt({ database }: Engine, mail: ParsedMail): Promise<number> {
  const { composed_at: at } = await database
    .selectFrom('messages')
    .select('composed_at')
    .where('header_id', '=', mail.messageId ?? '')
    .executeTakeFirstOrThrow()
  return at
}

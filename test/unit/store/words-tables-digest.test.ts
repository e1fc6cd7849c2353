// Proves that the stored classes of texts are made again when the tables of words change.
import { expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { walled, wordsTableOf } from '../../../domain/words-wall.ts'
import { wordsTablesDigest } from '../../../store/words-tables-digest.ts'

/** What each text is to the wall: by its kind of event, its place there, and a role that may stand beside it. */
const everyText = (['pathway', 'conference'] as const).flatMap((kind) =>
  Object.entries(wordsTableOf(kind)).flatMap(([type, fields]) =>
    Object.entries(fields).flatMap(([field, what]) =>
      [{}, { role: 'probation' }].map((beside) => [
        kind,
        type,
        field,
        walled(what, `${type}.${field}`, beside),
      ]),
    ),
  ),
)

it('names the present tables of words', () => {
  const digest = createHash('sha256').update(JSON.stringify(everyText)).digest('hex')
  expect(wordsTablesDigest).toBe(digest.slice(0, 16))
})

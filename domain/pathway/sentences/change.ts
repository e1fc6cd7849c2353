import { by, instant, say } from '../../sentence.ts'
import type { Sentences } from './sentences.ts'

/** Numbers that changed under an open pathway. */
export const changeSentences = {
  'policy-applied': ({ version }) => say`version ${version} of the site’s policy was applied${by}`,
  'calendar-applied': () => say`dates were planned again for changed bank holidays`,
  'watch-moved': ({ until, was }) =>
    say`the end of the watch moved from ${instant(was)} to ${instant(until)}`,
} satisfies Partial<Sentences>

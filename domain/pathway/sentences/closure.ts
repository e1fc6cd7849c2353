import { by, called, instant, party, say, type Sentence } from '../../sentence.ts'
import type { Party } from '../../entity/decider.ts'
import { closureItems } from '../shape/closure.ts'
import { closureReasons } from '../../codes.ts'
import { closureViews, reopenings, stopReasons, stopViews } from '../shape/choices.ts'
import { entryReasons, outcomeTitles } from '../../stages/outcomes.ts'
import { flags } from '../shape/flags.ts'
import { theVictim } from './the-victim.ts'
import type { Sentences } from './sentences.ts'
import { titleIn } from '../../titled.ts'
import { stages } from '../../stages/index.ts'

const parties = (all: readonly Party[]): Sentence =>
  all.flatMap((one, n) => [...(n > 0 ? ['; '] : []), ...party(one)])

/** Reviews, closure and the watch; and the stages themselves. */
export const closureSentences = {
  'review-recorded': ({ outcome }) =>
    say`the review was recorded${by}: ${called(outcomeTitles, outcome)}`,
  'closure-proposed': ({ code }) =>
    say`closure was proposed${by}${code !== undefined && `: ${called(closureReasons, code)}`}`,
  'closure-answered': ({ view, strand }) =>
    say`the ${strand === undefined ? 'victim advocate’s view' : `view of victim ${strand}’s advocate`} of the closure was recorded${by}: ${called(closureViews, view)}`,
  'closure-override-permitted': () =>
    say`the chair may now approve the closure without the victim advocate’s view`,
  'closure-approved': ({ overridden, unmet }) =>
    say`the closure was approved${by}${overridden && ', without the victim advocate’s view'}${unmet?.length ? `; not met: ${unmet.map((code) => called(closureItems, code)).join('; ')}` : undefined}`,
  'closure-refused': () => say`the closure was refused${by}`,
  'stop-asked': ({ code }) =>
    say`the victim advocate was asked${by} before the pathway is stopped: ${called(stopReasons, code)}`,
  'stop-answered': ({ view, strand }) =>
    say`the view of the stop by the advocate of ${theVictim(strand)} was recorded${by}: ${called(stopViews, view)}`,
  'pathway-stopped': ({ code, told, victimReached }) =>
    say`the pathway was stopped${by}: ${called(stopReasons, code)}${told.length > 0 && say`; asked or told until then: ${parties(told)}`}${victimReached && '; the victim was reached'}`,
  'pathway-reopened': ({ because }) =>
    say`the pathway was reopened${because !== undefined && `: ${called(reopenings, because)}`}`,
  'stage-entered': ({ stage, because, until }) =>
    say`the pathway moved to ${called(stages, stage)} (${called(entryReasons, because)})${until !== undefined && say`, until ${instant(until)}`}`,
  'pathway-ended': ({ because }) => say`the pathway ended: ${called(entryReasons, because)}`,
  flagged: ({ flag, up, strand }) =>
    say`the flag “${titleIn(flags, flag)}” was ${up ? 'raised' : 'removed'}${strand !== undefined && ` for victim ${strand}`}`,
} satisfies Partial<Sentences>

import { conferenceCommands, type ConferenceCommandName } from './commands/index.ts'
import { type ConferenceState, initialConference } from './state.ts'
import { ConferenceBuilder, referenceFor } from './builder.ts'
import type { ConferenceFacts } from './events.ts'
import { evolveConference } from './evolve.ts'
import { makeEntity } from '../entity/entity.ts'
import { moments, passTime } from './pass-time.ts'
import { owedOf } from '../obligations/owing.ts'
import type { SiteReference } from '../reference/reference.ts'
import { tellConference } from './tell.ts'

/** The rules of a meeting. */
export const conferenceDecider = makeEntity<
  ConferenceState,
  ConferenceFacts,
  SiteReference,
  ConferenceBuilder,
  ConferenceCommandName
>({
  initial: initialConference,
  evolve: evolveConference,
  tell: tellConference,
  referenceFor,
  begin: (state, context) => new ConferenceBuilder(state, context),
  commands: conferenceCommands,
  life: ({ stage }) =>
    stage === 'unplanned'
      ? 'beforeBeginning'
      : stage === 'locked' || stage === 'cancelled'
        ? 'ended'
        : 'open',
  closed: { before: 'not-planned', after: 'meeting-ended' },
  moments,
  passTime,
  owed: (state) => owedOf(state),
  place: ({ stage, meeting }) => ({ stage, ...(meeting ? { site: meeting.site } : {}) }),
})

/** Why this actor may not send a command now, judged without its body; undefined if they may. */
export const { whyNot } = conferenceDecider

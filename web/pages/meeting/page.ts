import { rolesFor } from '../../../app/access/account.ts'
import { z } from 'zod'
import { choicesFor } from '../../../app/forms/choices.ts'
import type { ConferenceLook } from '../../../app/access/look.ts'
import { deciding, decisionForm } from './decision.ts'
import { isNo } from '../../../app/answers.ts'
import { lookAtMeeting, ofMeeting } from './look.ts'
import { may } from './parts.ts'
import { meetingView } from '../../../app/views/conference/page.ts'
import { minutesOf } from './minutes.ts'
import { page } from '../../page.ts'
import { present } from './present.ts'
import { sentBanner } from '../../forms/sent-banner.ts'
import { view } from './view.ts'

const query = z.object({ item: z.string().max(20).optional() })

/** A meeting: before, while and after it is held. */
export const meetingPage = page({
  ...ofMeeting,
  path: '/meetings/:id',
  query,
  read: async (asking) => {
    const found = await lookAtMeeting(asking, 'meeting', meetingWithForm)
    return isNo(found) ? found : { ...found, sent: await sentBanner(asking) }
  },
  view: ({ meeting, choices, sent }, { deps, by, query: { item } }) => {
    const { speed } = deps.clock
    const model = present(meeting, {
      roles: rolesFor(by, meeting.conference.site),
      asked: item,
      speed,
    })
    return view(model, {
      sent,
      minutes: minutesOf(meeting),
      texts: meeting.texts,
      decision: may(model, deciding) && decisionForm(model, choices),
    })
  },
})

/** A meeting, with what a decision can choose from while it is in session. */
async function meetingWithForm(seen: ConferenceLook) {
  const meeting = await meetingView(seen)
  const open = meeting.commands.some(({ name, why }) => name === deciding && why === undefined)
  const form = open ? await choicesFor(seen, deciding) : undefined
  return { meeting, choices: form && !isNo(form) ? form.choices : {} }
}

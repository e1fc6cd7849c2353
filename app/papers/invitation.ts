import type { Account } from '../access/account.ts'
import { calendarFile, calendarType } from '../../platform/calendar-file.ts'
import { type No, refused } from '../answers.ts'
import type { Deps } from '../deps.ts'
import { type Invitation, invitationFor } from '../../domain/conference/invitation.ts'
import { linkTo } from '../../platform/links.ts'
import { look } from '../access/look.ts'
import { meetingTarget } from '../../store/messages.ts'
import { newLink } from '../../store/links.ts'
import type { Rendered } from './model.ts'
import { seatFor } from '../../domain/conference/invited.ts'

/** The invitation of an invited reader, as a file for a calendar. */
export const invitationFile = (deps: Deps, actor: Account, id: string): Promise<Rendered | No> =>
  look(
    deps,
    actor,
    { kind: 'conference', id, what: 'invitation.ics' },
    async ({ reader, now, database, place }) => {
      const { state } = reader
      const seat = seatFor(state.invited, reader.actor)
      const invitation = seat && invitationFor(state, seat)
      if (!invitation) return refused('not-found')
      const linked = { target: meetingTarget(id), pathway: null, conference: id, site: place.site }
      // Calendars are shared and copied, so a saved file has a link of its own, as one that was sent has.
      const token = await newLink(database, linked, { ...seat, reader: actor.id }, Date.now())
      return calendarOf(invitation, token, deps.config, now)
    },
  )

function calendarOf(
  invitation: Invitation,
  token: string,
  { publicUrl, mailFrom }: Deps['config'],
  stampedAt: number,
): Rendered {
  const { title, method } = invitation
  return {
    type: calendarType(method),
    content: calendarFile(invitation, {
      link: linkTo(publicUrl, token),
      stampedAt,
      organizer: mailFrom, // as in the e-mail, or calendars take the two for different entries
    }),
    name: `${title}.ics`,
    opens: 'attachment',
  }
}

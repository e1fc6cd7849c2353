import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import type { Link } from '../../page.ts'
import { mayNot } from '../../../app/access/roles.ts'
import type { MeetingSeen } from './names.ts'
import type { Role } from '../../../domain/codes.ts'

/** Where it goes on, or went on from. */
export function othersOf({ conference }: MeetingSeen, roles: readonly Role[]): Link[] {
  const { id, stage, reconvenes, reconvenedAs } = conference
  const plans = mayNot(conferenceCommands['plan-conference'].who, roles) === undefined
  const open = stage === 'adjourned' && reconvenedAs === null
  return [
    ...(reconvenes === null
      ? []
      : [{ href: `/meetings/${reconvenes}`, text: 'The meeting that it reconvenes' }]),
    ...(reconvenedAs === null
      ? []
      : [{ href: `/meetings/${reconvenedAs}`, text: 'The meeting as which it is reconvened' }]),
    ...(open && plans
      ? [{ href: `/meetings/new?reconvenes=${id}`, text: 'Plan the meeting that reconvenes it' }]
      : []),
  ]
}

/** The papers that this reader can have now. */
export function linksOf({ conference, keeps, agenda, minutes, own }: MeetingSeen) {
  const path = `/meetings/${conference.id}`
  const out = minutes !== null && (keeps || minutes.circulatedAt !== null)
  const paper = (name: string, title: string) => ({
    title,
    href: `${path}/${name}.html`,
    other: `${path}/${name}.docx`,
  })
  return [
    ...(agenda === null ? [] : [paper('pack', 'Meeting pack')]),
    ...(out || (keeps && conference.openedAt !== null) ? [paper('minutes', 'Minutes')] : []),
    ...(own.length > 0 ? [{ title: 'Invitation', href: `${path}/invitation.ics`, other: '' }] : []),
  ]
}

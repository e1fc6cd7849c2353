import { actorRoles } from './0049-actor-roles.ts'
import { begin } from './0001-begin.ts'
import { wholePathway } from './0002-whole-pathway.ts'
import { intake } from './0003-intake.ts'
import { hold } from './0004-hold.ts'
import { after } from './0005-after.ts'
import { drafts } from './0006-drafts.ts'
import { transfer } from './0007-transfer.ts'
import { lookups } from './0008-lookups.ts'
import { actorsById } from './0009-actors.ts'
import { conferences } from './0010-conferences.ts'
import { projected } from './0011-projected.ts'
import { lists } from './0012-lists.ts'
import { webSessions } from './0013-web-sessions.ts'
import { work } from './0014-work.ts'
import { cover } from './0015-cover.ts'
import { audit } from './0016-audit.ts'
import { ties } from './0017-ties.ts'
import { links } from './0018-links.ts'
import { contacts } from './0019-contacts.ts'
import { contact } from './0020-contact.ts'
import { audience } from './0021-audience.ts'
import { limits } from './0022-limits.ts'
import { sealed } from './0023-sealed.ts'
import { access } from './0024-access.ts'
import { walls } from './0025-walls.ts'
import { revocations } from './0026-revocations.ts'
import { reports } from './0027-reports.ts'
import { representatives } from './0046-representatives.ts'
import { meetingRetention } from './0048-meeting-retention.ts'
import { restores } from './0029-restores.ts'
import { unbegun } from './0030-unbegun.ts'
import { who } from './0031-who.ts'
import { search } from './0033-search.ts'
import { notSame } from './0034-not-same.ts'
import { tieColumns } from './0035-tie-columns.ts'
import { reportsWall } from './0036-reports-wall.ts'
import { reportLadder } from './0037-report-ladder.ts'
import { strands } from './0038-strands.ts'
import { victimCorrections } from './0039-victim-corrections.ts'
import { openings } from './0040-openings.ts'
import { sides } from './0041-sides.ts'
import { bankHolidays } from './0042-bank-holidays.ts'
import { takenOut } from './0043-taken-out.ts'

/** All migrations in order. One that has run anywhere is never edited. */
export const migrations = {
  '0001-begin': begin,
  '0002-whole-pathway': wholePathway,
  '0003-intake': intake,
  '0004-hold': hold,
  '0005-after': after,
  '0006-drafts': drafts,
  '0007-transfer': transfer,
  '0008-lookups': lookups,
  '0009-actors': actorsById,
  '0010-conferences': conferences,
  '0011-projected': projected,
  '0012-lists': lists,
  '0013-web-sessions': webSessions,
  '0014-work': work,
  '0015-cover': cover,
  '0016-audit': audit,
  '0017-ties': ties,
  '0018-links': links,
  '0019-contacts': contacts,
  '0020-contact': contact,
  '0021-audience': audience,
  '0022-limits': limits,
  '0023-sealed': sealed,
  '0024-access': access,
  '0025-walls': walls,
  '0026-revocations': revocations,
  '0027-reports': reports,
  '0029-restores': restores,
  '0030-unbegun': unbegun,
  '0031-who': who,
  '0033-search': search,
  '0034-not-same': notSame,
  '0035-tie-columns': tieColumns,
  '0036-reports-wall': reportsWall,
  '0037-report-ladder': reportLadder,
  '0038-strands': strands,
  '0039-victim-corrections': victimCorrections,
  '0040-openings': openings,
  '0041-sides': sides,
  '0042-bank-holidays': bankHolidays,
  '0043-taken-out': takenOut,
  '0046-representatives': representatives,
  '0048-meeting-retention': meetingRetention,
  '0049-actor-roles': actorRoles,
}

/**
 * The last migration after which no version before it can work with the tables: because something that it used is gone, or
 * is made in another way since. All that come after it only add, so that a version without them goes on beside one with them.
 */
export const lastToEndEarlier: keyof typeof migrations = '0036-reports-wall'

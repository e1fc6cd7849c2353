import { actorsById } from '../../store/migrations/0009-actors.ts'
import { after } from '../../store/migrations/0005-after.ts'
import { begin } from '../../store/migrations/0001-begin.ts'
import { conferences } from '../../store/migrations/0010-conferences.ts'
import { drafts } from '../../store/migrations/0006-drafts.ts'
import { hold } from '../../store/migrations/0004-hold.ts'
import { intake } from '../../store/migrations/0003-intake.ts'
import { lookups } from '../../store/migrations/0008-lookups.ts'
import { transfer } from '../../store/migrations/0007-transfer.ts'
import { wholePathway } from '../../store/migrations/0002-whole-pathway.ts'

/** The migrations before those that fill columns from states. */
export const upTo0010 = {
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
}

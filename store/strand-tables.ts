import type { Generated } from 'kysely'

/** Whose part of a pathway is whose, once it has a second victim. */
export interface StrandTables {
  /**
   * A victim of a pathway: their letter, and who may know of them. The letter is null until a turn has given one. A pathway
   * with one victim has no row here; its victim is in `pathways`.
   */
  strands: {
    pathway: string
    victim: string
    strand: string | null
    agency: string | null
    brought_by: string | null
    disclosed: Generated<boolean>
    ended: Generated<boolean>
  }
  /** The keys for looking up a victim, as those of persons; a telephone number and an address for e-mail as digests. */
  victim_keys: { record: string; key: string; victim: string }
}

import type { Instant } from './columns.ts'

/** Who may not see which pathway, and who may for a while. */
export interface AccessTables {
  /** `never`: this person or agency sees nothing of it. `only`: nobody sees it but the people who are named so. `never` wins. */
  kept_out: { pathway: string; list: 'never' | 'only'; kind: 'actor' | 'agency'; who: string }
  /** Of an agency that is named as never, the one person who sees it all the same, by their opaque id. */
  representatives: { pathway: string; agency: string; person: string }
  /** Who opened a pathway in an emergency, by their opaque id, and until when they may read it. */
  openings: { pathway: string; person: string; until: Instant }
  /**
   * The services that work for a victim of a pathway that is one side of a counter-allegation; nobody comes to it as an advocate
   * for another. A row without an agency says that no service does.
   */
  sides: { pathway: string; agency: string }
  /** When something that an agency owed was last given to another: its tie ends some days after that. */
  former_owners: { pathway: string; agency: string; at: Instant }
}

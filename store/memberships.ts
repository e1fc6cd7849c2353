import type { Database } from './database.ts'
import type { Outcomes } from './outcomes.ts'
import { readSites } from './reads/reference.ts'
import type { SiteMembers } from '../domain/reference/membership.ts'

/** So long what is known is believed: while changes are heard of, and while they may be missed. */
const keptMs = { listening: 60_000, deaf: 2000 }

/** Who belongs to which site, by the site. */
type Members = ReadonlyMap<string, SiteMembers>

/**
 * Who belongs to which site, kept in memory: every request asks. Whatever changes reference data notifies all processes,
 * which then read again. While the connection that hears of it is lost, nothing is believed for longer than two seconds.
 */
export class Memberships {
  private readonly database: Database
  private readonly outcomes: Pick<Outcomes, 'listening'>
  private known: { readonly members: Promise<Members>; readonly at: number } | undefined

  constructor(database: Database, outcomes: Pick<Outcomes, 'listening' | 'hearReference'>) {
    this.database = database
    this.outcomes = outcomes
    outcomes.hearReference(() => this.forget())
  }

  /** Who belongs to which site now. */
  async current(): Promise<Members> {
    const { known } = this
    const kept = this.outcomes.listening ? keptMs.listening : keptMs.deaf
    if (known && Date.now() - known.at < kept) return known.members
    const members = this.read()
    this.known = { members, at: Date.now() }
    members.catch(() => this.known?.members === members && this.forget())
    return members
  }

  /** Reads again when next asked. */
  forget(): void {
    this.known = undefined
  }

  private async read(): Promise<Members> {
    const sites = await readSites(this.database)
    return new Map(sites.map(({ id, agencies, holders }) => [id, { agencies, holders }]))
  }
}

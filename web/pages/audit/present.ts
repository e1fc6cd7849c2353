import { auditKinds, auditPrograms } from '../../../domain/audit.ts'
import type { AuditItem } from '../../../app/audit/view.ts'
import { moment } from '../../words/dates.ts'
import { pathTo } from '../../forms/paths.ts'
import { roles } from '../../../domain/codes.ts'
import { outcomeText, whatTitle } from '../../words/audit.ts'
import { shownText } from '../../words/audit-fields.ts'
import { titleIn } from '../../../domain/titled.ts'
import type { Link } from '../../page.ts'

/** An entry of the audit log as its page shows it. */
export interface AuditRow {
  readonly n: number
  readonly at: string
  readonly kind: string
  readonly what: string
  readonly outcome: string
  readonly who: string
  /** As what, and from which agency. */
  readonly as: string
  readonly actor: string | undefined
  readonly about: readonly Link[]
  readonly elsewhere: number
  /** Which words were shown, by their kind. */
  readonly shown: readonly string[]
  readonly from: string
}

/** An entry in words. */
export function auditRow(item: AuditItem, agencies: ReadonlyMap<string, string>): AuditRow {
  const { actor, source, conference, fields } = item
  const acting = actor?.roles.map((role) => titleIn(roles, role))
  return {
    n: item.n,
    at: moment(item.at),
    kind: titleIn(auditKinds, item.kind),
    what: whatTitle(item) ?? item.what,
    outcome: outcomeText(item.outcome),
    who: actor === null ? 'Not known' : (actor.name ?? 'No name given'),
    as: [...(acting ?? []), agencyIn(actor?.agency, agencies)].filter(Boolean).join(', '),
    actor: actor?.id,
    about: [
      ...item.pathways.map((id) => ({ href: pathTo('pathway', id), text: id })),
      ...(conference === null
        ? []
        : [{ href: pathTo('conference', conference), text: conference }]),
    ],
    elsewhere: item.elsewhere,
    shown: shownText(fields),
    from: source === null ? '' : titleIn(auditPrograms, source.program),
  }
}

const agencyIn = (id: string | null | undefined, agencies: ReadonlyMap<string, string>): string =>
  id === null || id === undefined ? '' : (agencies.get(id) ?? id)

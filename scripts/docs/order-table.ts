import { type OrderKindRule, orderKinds } from '../../domain/pathway/order-kinds.ts'
import { roles } from '../../domain/codes.ts'
import { table } from './markdown.ts'

const renewals = {
  decided: 'decided before it expires',
  possible: 'can be recorded',
  never: 'none',
} as const

/** Every kind of order: who leads, what is owed on it, and its shortest term. */
export function orderTable(): string {
  const rows = Object.values<OrderKindRule>(orderKinds).map((kind) => [
    kind.title,
    roles[kind.lead].title,
    kind.served ? 'yes' : 'no',
    kind.notifies ? 'yes' : 'no',
    kind.renewal === 'decided' || kind.interimOf === undefined
      ? renewals[kind.renewal]
      : `${renewals[kind.renewal]}; ends with the main decision`,
    kind.leastTerm
      ? `${kind.leastTerm.months} months, or until further order. ${kind.leastTerm.source} (${kind.leastTerm.mark})`
      : 'any',
    `${kind.source} (${kind.mark})`,
  ])
  return table(
    ['Order', 'Leads', 'Service is owed', 'Notifications', 'Renewal', 'Shortest term', 'Source'],
    rows,
  )
}

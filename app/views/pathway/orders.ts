import { many } from '../many.ts'
import { z } from 'zod'
import { renewalDecisions } from '../../../domain/pathway/shape/choices.ts'
import {
  breachDecisions,
  breachKinds,
  orderEnds,
  orderKinds,
} from '../../../domain/pathway/order-kinds.ts'
import { storedCodeOf, type Titles } from '../../../domain/titled.ts'
import { mustNotify, ordersOf, orderStatus, ruleOf } from '../../../domain/pathway/orders.ts'
import type { Order, OrderStatus } from '../../../domain/pathway/shape/orders.ts'
import type { PathwayLook } from '../../access/look.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { withheldFor, withheldOf, type WhyNull } from '../../access/withheld.ts'
import { readStanding } from '../../../store/reads/pathway.ts'

const day = z.iso.date().nullable()
const words = many(z.string().nullable())

/** How an order ended; else whether it was served. */
const orderStatuses = {
  granted: { title: 'Granted' },
  served: { title: 'Served' },
  ...orderEnds,
} as const satisfies Titles<OrderStatus>

/** The register of orders; part of a pathway's page, for those who see all of it, with the words that are for them. */
export const ordersOut = {
  orders: many(
    z.object({
      id: z.string(),
      kind: storedCodeOf(orderKinds),
      title: z.string(),
      status: storedCodeOf(orderStatuses).meta({
        description: 'How it ended; else `granted` or `served`.',
      }),
      grantedOn: z.iso.date(),
      servedOn: day,
      expiresOn: day.meta({ description: 'Its last day. Null: until further order.' }),
      variedOn: day,
      renewedOn: day,
      endedOn: day,
      renewal: storedCodeOf(renewalDecisions)
        .nullable()
        .meta({ description: 'What was decided on its renewal.' }),
      replaces: z.string().nullable().meta({ description: 'The interim order that it ended.' }),
      mustNotify: z.boolean(),
      notifiedOn: day,
      changeNotifiedOn: day,
      handedOverTo: z.string().nullable(),
      court: z.string().nullable(),
      prohibitions: words,
      requirements: words,
      withheld: withheldFor('court', 'prohibitions', 'requirements'),
      breaches: many(
        z.object({
          id: z.string(),
          on: z.iso.date(),
          kind: storedCodeOf(breachKinds),
          decision: storedCodeOf(breachDecisions).nullable(),
        }),
      ),
    }),
  ).meta({
    description: 'Orders and conditions, as they stand. Words are null where they are not for you.',
  }),
}

/** The register as this reader may see it; not for anybody who sees only a part of the pathway. */
export async function ordersView(
  seen: PathwayLook,
  events: readonly ReadEvent[],
): Promise<z.output<typeof ordersOut.orders>> {
  const { reader } = seen
  const orders = seen.state && seen.whole ? ordersOf(seen.state) : []
  if (orders.length === 0) return []
  const said = await wordsOfOrders(seen, orders, events)
  return orders.map((order) => {
    const court = said(order, 'court')
    const prohibitions = said(order, 'prohibitions')
    const requirements = said(order, 'requirements')
    return {
      ...factsOf(order),
      court: textOf(court.value),
      prohibitions: textsOf(prohibitions.value),
      requirements: textsOf(requirements.value),
      withheld: {
        ...withheldOf({ court: { value: textOf(court.value), may: reader.mayRead('order') } }),
        ...whyOf('court', court),
        ...whyOf('prohibitions', prohibitions),
        ...whyOf('requirements', requirements),
      },
    }
  })
}

/** Something that was said of an order, as this reader may have it, and why some of it is null. */
interface Said {
  readonly value: unknown
  readonly why: WhyNull | undefined
}

const whyOf = (field: string, { why }: Said) => (why === undefined ? {} : { [field]: why })

/**
 * What was said of an order last: a variation takes the place of what it names, and of nothing else. Of one that came with a
 * linked referral it was said on the pathway that it came from, as far as nothing was said here since.
 */
async function wordsOfOrders(
  { database, reader, place: { id: here }, keptFrom }: PathwayLook,
  orders: readonly Order[],
  events: readonly ReadEvent[],
) {
  const types = ['order-recorded', 'order-varied']
  const said = events
    .filter(({ type }) => types.includes(type))
    .map(({ data, withheld }) => ({ place: here, data, withheld }))
  const elsewhere = orders.flatMap(({ words }) => words?.pathway ?? [])
  for (const place of new Set(elsewhere.filter((id) => !keptFrom.has(id))))
    for (const { data, withheld } of await reader.events(
      database,
      await readStanding(database, place, types),
    ))
      said.push({ place, data, withheld })
  const saidAt = (place: string, id: string, field: string): Said | undefined => {
    const found = said.findLast(
      (one) => one.place === place && one.data['id'] === id && one.data[field] !== undefined,
    )
    const why = found?.withheld[field] ?? found?.withheld[`${field}.words`]
    return found && { value: found.data[field], why }
  }
  return (order: Order, field: string): Said =>
    saidAt(here, order.id, field) ??
    (order.words && saidAt(order.words.pathway, order.words.order, field)) ?? {
      value: undefined,
      why: undefined,
    }
}

const factsOf = (order: Order) => ({
  id: order.id,
  kind: order.kind,
  title: ruleOf(order).title,
  status: orderStatus(order),
  grantedOn: order.grantedOn,
  servedOn: order.servedOn ?? null,
  expiresOn: order.expiresOn ?? null,
  variedOn: order.variedOn ?? null,
  renewedOn: order.renewedOn ?? null,
  endedOn: order.ended?.on ?? null,
  renewal: order.renewal ?? null,
  replaces: order.replaces ?? null,
  mustNotify: mustNotify(order),
  notifiedOn: order.notifiedOn ?? null,
  changeNotifiedOn: order.changeNotifiedOn ?? null,
  handedOverTo: order.handedOverTo ?? null,
  breaches: order.breaches.map(({ id, on, kind, decision }) => ({
    id,
    on,
    kind,
    decision: decision ?? null,
  })),
})

const textOf = (said: unknown): string | null => (typeof said === 'string' ? said : null)

/** Each condition as far as it may be read; how many there are is a fact and no word. */
const textsOf = (said: unknown): (string | null)[] =>
  Array.isArray(said) ? said.map((one: { words?: unknown }) => textOf(one.words)) : []

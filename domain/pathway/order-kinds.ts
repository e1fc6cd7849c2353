import { type Role, titled } from '../codes.ts'

/** What holds for every order of one kind. */
export interface OrderKindRule {
  readonly title: string
  /** Under which law it is made and what that asks for: from where service, notification and renewal below are taken. */
  readonly source: string
  readonly mark: 'S' | 'S2' | 'K'
  /** Who answers for it: serves it, decides on its renewal and on a breach. */
  readonly lead: Role
  /** Whose roles may write in the register what happens to it. */
  readonly keptBy: readonly Role[]
  /** Whether serving it is owed once it is granted. */
  readonly served: boolean
  /** Whether the person must notify name and home address to the police, and every change of them. */
  readonly notifies: boolean
  /** Whether a renewal must be decided before the order expires, can be recorded, or does not exist. */
  readonly renewal: 'decided' | 'possible' | 'never'
  /** The shortest fixed term, which begins with the day of the grant. */
  readonly leastTerm?: { readonly months: number; readonly source: string; readonly mark: 'S' }
  /** Of an interim order: the kind of main order with whose decision it ends. */
  readonly interimOf?: 'spo'
}

const police = ['policeLead', 'coordinator'] as const
const shared = ['policeLead', 'probation', 'coordinator'] as const

/**
 * The kinds of orders and conditions that the register holds. What the Stalking Protection Act 2019 says is sourced (S48 to
 * S52 in the domain facts); of the others, who leads, serves and renews is general knowledge (K).
 */
export const orderKinds = {
  spo: {
    title: 'Stalking protection order',
    source:
      'Stalking Protection Act 2019, sections 1 to 4 and 9: a magistrates’ court makes, varies, renews and discharges it; notification is required once it is served.',
    mark: 'S',
    lead: 'policeLead',
    keptBy: police,
    served: true,
    notifies: true,
    renewal: 'decided',
    leastTerm: {
      months: 24,
      source:
        'Stalking Protection Act 2019, section 3: a fixed period of at least two years beginning with the day on which the order is made, or until further order.',
      mark: 'S',
    },
  },
  spoInterim: {
    title: 'Interim stalking protection order',
    source:
      'Stalking Protection Act 2019, sections 5 and 9: for a fixed period or until the application is decided; notification is required once it is served.',
    mark: 'S',
    lead: 'policeLead',
    keptBy: police,
    served: true,
    notifies: true,
    renewal: 'possible',
    interimOf: 'spo',
  },
  restrainingOrder: {
    title: 'Restraining order',
    source:
      'Sentencing Act 2020, section 360, and on acquittal Protection from Harassment Act 1997, section 5A: for a period or until further order; no notification is required.',
    mark: 'K',
    lead: 'policeLead',
    keptBy: police,
    served: true,
    notifies: false,
    renewal: 'decided',
  },
  bail: {
    title: 'Bail conditions',
    source:
      'Bail Act 1976, section 3, and Police and Criminal Evidence Act 1984, part 4: given with the bail, so nothing is served; a court or the police may extend them.',
    mark: 'K',
    lead: 'policeLead',
    keptBy: shared,
    served: false,
    notifies: false,
    renewal: 'possible',
  },
  licence: {
    title: 'Licence conditions',
    source:
      'Criminal Justice Act 2003, section 250: until the sentence ends; whoever supervises the licence leads.',
    mark: 'K',
    lead: 'probation',
    keptBy: shared,
    served: false,
    notifies: false,
    renewal: 'never',
  },
} as const satisfies Record<string, OrderKindRule>
export type OrderKind = keyof typeof orderKinds

/** How an order came to its end, apart from expiring. */
export const orderEnds = titled({
  discharged: 'Discharged',
  replaced: 'Replaced by the main order',
  refused: 'The main order was refused',
  withdrawn: 'The application was withdrawn',
  expired: 'Expired',
  givenBack: 'Went back with its referral',
})
export type OrderEnd = keyof typeof orderEnds

export const breachKinds = titled({
  contact: 'Forbidden contact',
  place: 'A forbidden place',
  online: 'Online or by device',
  requirement: 'A requirement not met',
  notification: 'A name or address not notified',
  other: 'Another breach',
})

/** What was decided on a breach; `open` where nothing is decided for good yet. */
export const breachDecisions = {
  charge: { title: 'Charge', open: false },
  caution: { title: 'Caution', open: false },
  returnToCourt: { title: 'Back before the court', open: false },
  recall: { title: 'Recall to custody', open: false },
  warning: { title: 'Warning', open: false },
  noFurtherAction: { title: 'No further action', open: false },
  evidenceAwaited: { title: 'Evidence is awaited', open: true },
} as const
export type BreachDecision = keyof typeof breachDecisions

/** The short lists of codes that everything shares. Each is an object, so that codes, labels and schemas come from one place. */

export const roles = titled({
  coordinator: 'Coordinator',
  policeLead: 'Police lead',
  victimAdvocate: 'Victim advocate',
  forensicClinician: 'Forensic clinician',
  probation: 'Probation',
  chair: 'Chair',
  agencyWorker: 'Agency worker',
  supervisor: 'Supervisor',
  dataProtectionOfficer: 'Data protection officer',
  administrator: 'Administrator',
})
export type Role = keyof typeof roles

/** The pathway's overall risk, as a person judged it. Order is from lowest to highest. */
export const risks = {
  standard: { title: 'Standard', rank: 0 },
  medium: { title: 'Medium', rank: 1 },
  high: { title: 'High', rank: 2 },
} as const
export type Risk = keyof typeof risks

/** One of the four ratings of structured professional judgement; they are kept apart and never summed. */
export const ratings = {
  low: { title: 'Low', asRisk: 'standard' },
  moderate: { title: 'Moderate', asRisk: 'medium' },
  high: { title: 'High', asRisk: 'high' },
} as const satisfies Record<string, { title: string; asRisk: Risk }>
export type Rating = keyof typeof ratings

/** What is rated. Source: National Stalking Clinic; the Stalking Risk Profile (domain facts, S13 and S14). */
export const ratedRisks = titled({
  violence: 'Violence',
  persistence: 'Persistence',
  recurrence: 'Recurrence',
  psychosocial: 'Psychosocial damage',
})

export const instruments = titled({
  srp: 'Stalking Risk Profile',
  sash: 'Stalking Assessment and Screening of Harm',
  sam: 'Stalking Assessment and Management',
  dash: 'DASH',
  other: 'Another instrument',
})

/** Mullen's types; K in the domain facts. */
export const typologies = titled({
  rejected: 'Rejected',
  resentful: 'Resentful',
  intimacySeeker: 'Intimacy seeker',
  incompetentSuitor: 'Incompetent suitor',
  predatory: 'Predatory',
  unknown: 'Not known',
})

/** What drives somebody to stalk, as a clinician formulates it; K in the domain facts. */
export const drivers = titled({
  attachment: 'Loss or rejection',
  grievance: 'Grievance',
  entitlement: 'Entitlement',
  fixation: 'Fixation',
  delusion: 'Delusional belief',
  substance: 'Alcohol or drugs',
  distress: 'Distress or despair',
  other: 'Another',
})

/** Changes in somebody's life after which the risk is assessed again. */
export const lifeChanges = titled({
  released: 'Released from custody',
  moved: 'Change of address',
  renamed: 'Change of name',
  newRelationship: 'New relationship',
  newVictim: 'Contact with another victim',
  other: 'Another change',
})

/** What changed in one rated risk over a programme, as its closing report says. */
export const reportedChanges = titled({
  better: 'Better',
  same: 'The same',
  worse: 'Worse',
  notKnown: 'Not known',
})

/** What happened. `criminalType`: whether it would be a crime in itself, if a site's policy asks for that (K). */
export const incidentKinds = {
  contact: { title: 'Unwanted contact', criminalType: false },
  following: { title: 'Following or watching', criminalType: true },
  threat: { title: 'Threat', criminalType: true },
  violence: { title: 'Violence', criminalType: true },
  damage: { title: 'Damage to property', criminalType: true },
  online: { title: 'Online or by device', criminalType: true },
  breach: { title: 'Breach of an order or condition', criminalType: true },
  other: { title: 'Another kind', criminalType: false },
} as const

export const screeningTools = titled({
  stst: 'Stalking Screening Tool',
  dash: 'DASH',
  professionalJudgement: 'Professional judgement',
  other: 'Another tool',
})

export const contactChannels = titled({
  phone: 'Telephone',
  text: 'Text message',
  email: 'Email',
  post: 'Letter',
  inPerson: 'In person',
})

/** How a try to reach the victim went. Only the first reached them. */
export const contactResults = titled({
  reached: 'Reached',
  noAnswer: 'No answer',
  messageLeft: 'A message was left',
  wrongContact: 'Somebody else answered, or the contact was wrong',
})

export const relationships = titled({
  exPartner: 'Former partner',
  partner: 'Partner',
  family: 'Family',
  acquaintance: 'Acquaintance, neighbour or colleague',
  professional: 'Known through work',
  stranger: 'Stranger',
  other: 'Other',
  unknown: 'Not known',
})

/** On what ground a record may be shared. Source: UK GDPR Art. 6, Data Protection Act 2018 Part 3 and Sch. 1 (K). */
export const lawfulBases = titled({
  lawEnforcement: 'Law enforcement purpose (Data Protection Act 2018, Part 3)',
  publicTask: 'Public task (Art. 6(1)(e))',
  legitimateInterests: 'Legitimate interests (Art. 6(1)(f))',
  vitalInterests: 'Vital interests (Art. 6(1)(d))',
  legalObligation: 'Legal obligation (Art. 6(1)(c))',
  consent: 'Consent (Art. 6(1)(a))',
})

export const rejectCodes = titled({
  notStalking: 'Not stalking',
  outOfArea: 'Lives outside the area',
  underAge: 'Under eighteen',
  duplicate: 'The same referral has already been made',
  alreadyManaged: 'Already managed elsewhere',
  insufficient: 'Too little is known and no more can be found out',
  other: 'Another reason',
})

export const closureReasons = titled({
  completed: 'Intervention completed',
  adviceGiven: 'Advice given',
  referredOn: 'Referred on',
  riskReduced: 'Risk reduced as far as possible',
  moved: 'Moved out of the area',
  imprisoned: 'Long sentence',
  died: 'The person has died',
  disengaged: 'Disengaged; nothing further can be offered',
  other: 'Another reason',
})

/** What came of the sending of a message. */
export const deliveryResults = {
  sent: { title: 'Sent' },
  failed: { title: 'Could not be sent' },
} as const

/** The codes of a registry as a non-empty tuple, as `z.enum` wants them. Throws on an empty registry. */
export function codes<T extends Record<string, unknown>>(
  registry: T,
): [keyof T & string, ...(keyof T & string)[]] {
  const [first, ...rest] = Object.keys(registry)
  if (first === undefined) throw new Error('an empty registry has no codes')
  return [first, ...rest] // the keys of T are what Object.keys gives
}

/** A code table from the title of each code. */
export function titled<const T extends Readonly<Record<string, string>>>(
  titles: T,
): { readonly [Code in keyof T]: { readonly title: T[Code] } } {
  const rows = Object.entries(titles).map(([code, title]) => [code, { title }])
  // the same codes, each with its title
  return Object.fromEntries(rows) as { [Code in keyof T]: { title: T[Code] } }
}

/** The short lists of codes that everything shares. Each is an object, so that codes, labels and schemas come from one place. */

export const roles = {
  coordinator: { title: 'Coordinator' },
  policeLead: { title: 'Police lead' },
  victimAdvocate: { title: 'Victim advocate' },
  forensicClinician: { title: 'Forensic clinician' },
  probation: { title: 'Probation' },
  chair: { title: 'Chair' },
  agencyWorker: { title: 'Agency worker' },
  supervisor: { title: 'Supervisor' },
  dataProtectionOfficer: { title: 'Data protection officer' },
  administrator: { title: 'Administrator' },
} as const
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
export const ratedRisks = {
  violence: { title: 'Violence' },
  persistence: { title: 'Persistence' },
  recurrence: { title: 'Recurrence' },
  psychosocial: { title: 'Psychosocial damage' },
} as const

export const instruments = {
  srp: { title: 'Stalking Risk Profile' },
  sash: { title: 'Stalking Assessment and Screening of Harm' },
  sam: { title: 'Stalking Assessment and Management' },
  dash: { title: 'DASH' },
  other: { title: 'Another instrument' },
} as const

/** Mullen's types; K in the domain facts. */
export const typologies = {
  rejected: { title: 'Rejected' },
  resentful: { title: 'Resentful' },
  intimacySeeker: { title: 'Intimacy seeker' },
  incompetentSuitor: { title: 'Incompetent suitor' },
  predatory: { title: 'Predatory' },
  unknown: { title: 'Not known' },
} as const

/** What drives somebody to stalk, as a clinician formulates it; K in the domain facts. */
export const drivers = {
  attachment: { title: 'Loss or rejection' },
  grievance: { title: 'Grievance' },
  entitlement: { title: 'Entitlement' },
  fixation: { title: 'Fixation' },
  delusion: { title: 'Delusional belief' },
  substance: { title: 'Alcohol or drugs' },
  distress: { title: 'Distress or despair' },
  other: { title: 'Another' },
} as const

/** Changes in somebody's life after which the risk is assessed again. */
export const lifeChanges = {
  released: { title: 'Released from custody' },
  moved: { title: 'Change of address' },
  renamed: { title: 'Change of name' },
  newRelationship: { title: 'New relationship' },
  newVictim: { title: 'Contact with another victim' },
  other: { title: 'Another change' },
} as const

/** What changed in one rated risk over a programme, as its closing report says. */
export const reportedChanges = {
  better: { title: 'Better' },
  same: { title: 'The same' },
  worse: { title: 'Worse' },
  notKnown: { title: 'Not known' },
} as const

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

export const screeningTools = {
  stst: { title: 'Stalking Screening Tool' },
  dash: { title: 'DASH' },
  professionalJudgement: { title: 'Professional judgement' },
  other: { title: 'Another tool' },
} as const

export const contactChannels = {
  phone: { title: 'Telephone' },
  text: { title: 'Text message' },
  email: { title: 'E-mail' },
  post: { title: 'Letter' },
  inPerson: { title: 'In person' },
} as const

/** How a try to reach the victim went. Only the first reached them. */
export const contactResults = {
  reached: { title: 'Reached' },
  noAnswer: { title: 'No answer' },
  messageLeft: { title: 'A message was left' },
  wrongContact: { title: 'Somebody else answered, or the contact was wrong' },
} as const

export const relationships = {
  exPartner: { title: 'Former partner' },
  partner: { title: 'Partner' },
  family: { title: 'Family' },
  acquaintance: { title: 'Acquaintance, neighbour or colleague' },
  professional: { title: 'Known through work' },
  stranger: { title: 'Stranger' },
  other: { title: 'Other' },
  unknown: { title: 'Not known' },
} as const

/** On what ground a record may be shared. Source: UK GDPR Art. 6, Data Protection Act 2018 Part 3 and Sch. 1 (K). */
export const lawfulBases = {
  lawEnforcement: { title: 'Law enforcement purpose (Data Protection Act 2018, Part 3)' },
  publicTask: { title: 'Public task (Art. 6(1)(e))' },
  legitimateInterests: { title: 'Legitimate interests (Art. 6(1)(f))' },
  vitalInterests: { title: 'Vital interests (Art. 6(1)(d))' },
  legalObligation: { title: 'Legal obligation (Art. 6(1)(c))' },
  consent: { title: 'Consent (Art. 6(1)(a))' },
} as const

export const rejectCodes = {
  notStalking: { title: 'Not stalking' },
  outOfArea: { title: 'Lives outside the area' },
  underAge: { title: 'Under eighteen' },
  duplicate: { title: 'The same referral has already been made' },
  alreadyManaged: { title: 'Already managed elsewhere' },
  insufficient: { title: 'Too little is known and no more can be found out' },
  other: { title: 'Another reason' },
} as const

export const closureReasons = {
  completed: { title: 'Intervention completed' },
  adviceGiven: { title: 'Advice given' },
  referredOn: { title: 'Referred on' },
  riskReduced: { title: 'Risk reduced as far as possible' },
  moved: { title: 'Moved out of the area' },
  imprisoned: { title: 'Long sentence' },
  died: { title: 'The person has died' },
  disengaged: { title: 'Disengaged; nothing further can be offered' },
  other: { title: 'Another reason' },
} as const

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

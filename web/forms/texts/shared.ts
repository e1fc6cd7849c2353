import { capitalised } from '../../../domain/titled.ts'
import type { FieldText, FormText } from '../field.ts'

const ratings = {
  violence: { label: 'Violence', called: 'the rating for violence' },
  persistence: { label: 'Persistence', called: 'the rating for persistence' },
  recurrence: { label: 'Recurrence', called: 'the rating for recurrence' },
  psychosocial: { label: 'Psychosocial damage', called: 'the rating for psychosocial damage' },
} as const satisfies Readonly<Record<string, FieldText>>

/** The four ratings of an instrument, under the name of their group. */
export const ratingsUnder = (group: string): Readonly<Record<string, FieldText>> =>
  under(group, ratings)

/** What is asked of a referral on, where a field has the code that refers on. */
export const referredOn = (decision: string): Readonly<Record<string, FieldText>> => ({
  referTo: { label: 'Where it is referred to', when: [decision, 'referOn'] },
  receiver: {
    label: 'Agency that receives it',
    hint: 'This agency is asked to confirm that it has the referral. Without one, the coordinator confirms it.',
    when: [decision, 'referOn'],
  },
  receiverName: { label: 'Person or team that receives it', when: [decision, 'referOn'] },
})

/** Who may read the free text of a form. What could place the victim is kept from treatment unless its writer says otherwise. */
export const audience: FieldText = {
  label: 'Who may read what you have written?',
  called: 'who may read what you have written',
  preset: 'notForTreatment',
  hints: {
    all: 'Choose this only if nothing in it says who or where the victim is, and those who treat need it.',
    notForTreatment:
      'Clinicians and probation do not see it, not even in their own agency or as its author.',
  },
}

/** What a conference decides. */
export const decision: FieldText = {
  label: 'Decision',
  hints: {
    intervene: 'The person goes on to treatment.',
    adviceOnly: 'Advice is given, and the pathway then goes to closure.',
    referOn: 'Another service takes it on and is asked to confirm.',
    defer: 'It is decided at a later meeting.',
    noted: 'Only of an emergency: sessions, reviews and deadlines go on as they were.',
  },
}

/** Why, where a code says it first and words may follow. */
export const ownWords: FieldText = { label: 'Reasons, in your own words', called: 'the reasons' }

/** What an agency answers when it is asked for a return. */
export const returnKind: FieldText = {
  label: 'What is your answer?',
  called: 'your answer',
  hints: {
    nil: 'You have looked, and there is nothing on record.',
    declined: 'You cannot share what you know, or cannot look.',
  },
}

/** Which victim a text is about; asked where there are several. */
export const oneVictim: FieldText = {
  label: 'Is it about one victim only?',
  called: 'the victim',
  hint: 'Advocates who do not know of this victim are not shown it.',
  none: 'No, it is about everybody',
}

/** Actions that are agreed, each with whoever does it. */
export const actions: Readonly<Record<string, FieldText>> = {
  actions: { label: 'Actions', one: 'action' },
  'actions.agency': { label: 'Agency' },
  'actions.role': { label: 'Role' },
  'actions.what': { label: 'What needs to be done' },
  'actions.why': { label: 'Why' },
  'actions.audience': {
    label: 'Who may read this action?',
    called: 'who may read the action',
    none: 'As usual: not those who treat, unless it is their action',
  },
  'actions.victim': { ...oneVictim, called: 'the victim whom the action protects' },
  'actions.dueOn': { label: 'Due date', hint: 'Leave empty if it is due before the next meeting.' },
}

/** What happened to the victim or on the pathway, and when. */
export const incident: Readonly<Record<string, FieldText>> = {
  victim: oneVictim,
  on: { label: 'When it happened', called: 'the date on which it happened' },
  kind: { label: 'What kind of incident', called: 'the kind of incident' },
  note: { label: 'What happened' },
}

/** The words of fields that mean the same in every command, by their path. Only what cannot mislead is shared. */
export const sharedTexts: Readonly<Record<string, FieldText>> = {
  note: { label: 'Notes' },
  audience,
  'concern.audience': audience,
  reason: { label: 'Reasons' },
  rationale: { label: 'Reasons for the decision' },
  risk: { label: 'Overall risk', hint: 'Your own judgement. It is never worked out from ratings.' },
  agency: { label: 'Agency' },
  role: { label: 'Role' },
  item: { label: 'Item' },
  sessionId: { label: 'Session' },
  actionId: { label: 'Action' },
  victim: { label: 'Which victim is it about?', called: 'which victim it is about' },
  orderId: { label: 'Order' },
  breachId: { label: 'Breach' },
  obligationId: { label: 'Task', hint: 'What is owed, by whom and by when.' },
  untilFurtherOrder: {
    label: 'It has no end date: it holds until further order',
    called: 'whether it holds until further order',
  },
  expiresOn: { label: 'End date', when: ['untilFurtherOrder', 'no'] },
}

/** The words of a field that has none yet: its name. A test names every such field. */
export function nameInWords(path: string): FieldText {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return { label: capitalised(words) }
}

/** The words of a group's fields, under its path. */
export const under = (
  group: string,
  texts: Readonly<Record<string, FieldText>>,
): Readonly<Record<string, FieldText>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text]))

/** How and when it is safe to contact a victim: asked once it is known that it is. */
const safeWays = {
  channels: { label: 'Safe ways to make contact', when: ['safe', 'yes'] },
  unsafeChannels: {
    label: 'Ways that are never safe',
    hint: 'A way that you tick in neither list counts as not known, and is not used.',
  },
  window: {
    label: 'Safe times',
    hint: 'For example, weekdays before midday.',
    when: ['safe', 'yes'],
  },
} as const satisfies Readonly<Record<string, FieldText>>

const withheldNumber = {
  label: 'Should calls come from a withheld number?',
  called: 'whether calls should come from a withheld number',
} as const

/** The same as the advocate sets it. */
export const setWays = {
  ...safeWays,
  voicemail: { label: 'It is safe to leave a voicemail', when: ['safe', 'yes'] },
  withheldNumber,
} as const satisfies Readonly<Record<string, FieldText>>

/** The same as a referrer says it, who may not know. */
export const saidWays = {
  ...safeWays,
  voicemail: {
    label: 'Is it safe to leave a voicemail?',
    called: 'whether it is safe to leave a voicemail',
    none: 'Not known, so none is left',
    when: ['safe', 'yes'],
  },
  withheldNumber: {
    ...withheldNumber,
    none: 'Not known, so it is withheld',
    when: ['safe', 'yes'],
  },
} as const satisfies Readonly<Record<string, FieldText>>

/** How a contact with the victim was made: asked wherever one is recorded. */
export const madeContact = {
  channel: { label: 'How contact was made', called: 'how contact was made' },
  at: { label: 'When it was', called: 'when it was' },
  window: {
    label: 'Was it at a safe time?',
    called: 'whether it was at a safe time',
  },
  withheldNumber: {
    label: 'Was your number withheld?',
    called: 'whether your number was withheld',
    when: ['channel', 'phone'],
  },
} as const satisfies Readonly<Record<string, FieldText>>

/** Moving a date, of a pathway or of a meeting, and what a second person says of that. */
export const extensionTexts: Readonly<Record<string, FormText>> = {
  extend: {
    lead: 'What keeps a victim safe can be put off once, and only a little; the chair is told. A date later than one person may set stands only if a second person confirms it by the next working day.',
    fields: { to: { label: 'New deadline' } },
  },
  'decide-extension': {
    lead: 'If nobody confirms it in time, the earlier date stands again.',
    fields: { outcome: { label: 'Your decision', called: 'your decision' } },
  },
}

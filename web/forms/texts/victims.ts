import type { FieldText, FormText } from '../field.ts'
import { saidWays, under } from './shared.ts'

/** Who a victim is. */
const victimKnown: Readonly<Record<string, FieldText>> = {
  name: { label: 'Full name of the victim' },
  dateOfBirth: { label: 'Date of birth of the victim' },
  under18: {
    label: 'Is the victim under 18?',
    hint: 'Only where the date of birth is not known. If yes, a safeguarding referral is owed.',
    called: 'whether the victim is under 18',
  },
  phone: { label: 'Telephone number of the victim' },
  email: { label: 'Email address of the victim' },
  relationship: { label: 'What the person is to the victim' },
}

/** What is said of a victim, in a referral or when one is added. */
export const victimSaid: Readonly<Record<string, FieldText>> = {
  victim: { label: 'The victim' },
  ...under('victim', {
    ...victimKnown,
    safeContact: { label: 'Contact with the victim' },
    'safeContact.safe': {
      label: 'Is it safe to contact the victim?',
      hint: 'If you do not know, answer no. The advocate then finds a safe way first.',
      no: 'No, or not known',
      called: 'whether it is safe to contact the victim',
    },
    ...under('safeContact', saidWays),
    'safeContact.note': { label: 'Anything else about safe contact' },
  }),
}

/** Several victims of one person, who works for whom, and who may know of whom. */
export const strandTexts: Readonly<Record<string, FormText>> = {
  'add-victim': {
    lead: 'Somebody else is a victim of the same person. Their own advocate is asked to make contact.',
    fields: {
      ...victimSaid,
      advocate: {
        label: 'Advocacy service for this victim',
        hint: 'Another service knows only of its own victims.',
        none: 'The usual service of the site',
      },
      reason: { label: 'How you know of them' },
    },
  },
  'correct-victim': {
    lead: 'Say all that is known now. What is filled in is known already: change what is wrong, and leave the rest as it is. How contact is safe stays as it is. Whoever may be the same is looked for again.',
    fields: {
      known: { label: 'The victim' },
      ...under('known', victimKnown),
      former: { label: 'What was known before', preset: 'shown' },
      reason: { label: 'What was wrong, or has changed' },
    },
  },
  'end-strand': {
    lead: 'Nothing more is owed to this victim here. The pathway goes on for the others.',
    confirm: 'It cannot be undone. If they come back, they are added again.',
    fields: {
      code: {
        label: 'Why it ends',
        hints: {
          sameVictim: 'What is owed to them is then owed to the other.',
          wish: 'Their advocate can end it while contact is still owed; nobody else can.',
        },
      },
      same: { label: 'The same as', called: 'the other victim', when: ['code', 'sameVictim'] },
    },
  },
  'assign-advocate': {
    lead: 'This service works for the victim from now on, and owes what is owed to them.',
    fields: { agency: { label: 'Advocacy service' } },
  },
  'disclose-victim': {
    lead: 'The advocates of the other victims then know that this one exists.',
    confirm: 'It cannot be undone. They may learn who it is.',
    fields: { reason: { label: 'Why they need to know' } },
  },
  'confirm-same-victim': {
    lead: 'There is one record of the victim from now on. Unsafe on one pathway is unsafe on both.',
    confirm: 'The two records of the victim become one.',
    fields: {
      pathwayId: {
        label: 'Pathway that has the same victim',
        hint: 'Pathways of victims whose details match.',
      },
      theirs: { label: 'Which of their victims', hint: 'Only if that pathway has several.' },
      reason: { label: 'How you know that it is the same victim' },
    },
  },
  'assess-counter-allegation': {
    lead: 'Somebody outside both pathways decides who is a danger to whom.',
    fields: { finding: { label: 'What you found' } },
  },
}

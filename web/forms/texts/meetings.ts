import type { FieldText, FormText } from '../field.ts'
import {
  actions,
  decision,
  extensionTexts,
  oneVictim,
  ownWords,
  referredOn,
  returnKind,
} from './shared.ts'

/** Decisions other than to defer. */
const decided = ['intervene', 'adviceOnly', 'referOn', 'noAction', 'close', 'noted'] as const

const seat: FieldText = { label: 'Who', called: 'who it is' }

/** The meeting, its agenda and its session. */
export const meetingTexts: Readonly<Record<string, FormText>> = {
  'move-conference': {
    lead: 'Everybody who is invited is told, and so is every pathway on the list.',
    fields: {
      at: { label: 'New date' },
      place: { label: 'Place', hint: 'Leave empty if it stays the same.' },
    },
  },
  'cancel-conference': {
    confirm: 'A cancelled meeting cannot be reinstated. Everybody who is invited is told.',
    fields: {
      to: {
        label: 'Meeting that takes its items',
        none: 'None: each pathway asks for a place again',
      },
    },
  },
  'invite-agency': {},
  'reorder-agenda': {
    fields: {
      order: {
        label: 'Order of the items',
        hint: 'Number the items in the order in which they are heard.',
        ordered: true,
      },
    },
  },
  'group-items': {
    lead: 'They are heard one after another, and each is decided by itself. Choose one item alone to take it out of its group.',
    fields: { items: { label: 'Items', hint: 'Such as those of two people who have one victim.' } },
  },
  'defer-item': {
    fields: {
      because: { label: 'Why it is deferred' },
      reason: ownWords,
      to: { label: 'Meeting that hears it', none: 'The next one' },
    },
  },
  'transfer-item': {
    fields: { to: { label: 'Meeting that hears it' } },
  },
  'offer-item': {
    lead: 'The other site is asked to take the pathway. Until it accepts, the item stays here.',
    fields: { site: { label: 'Site' } },
  },
  'extend-conference': {
    fields: {
      capacity: { label: 'Number of items the meeting can hear', called: 'the number of items' },
    },
  },
  circulate: {
    lead: 'The agenda goes to everybody who is invited.',
    confirm: 'Once circulated, this cannot be undone.',
  },
  'open-agenda': { lead: 'This records that your agency has seen the agenda.' },
  'record-return': {
    fields: {
      item: { label: 'Item and agency', called: 'the item' },
      kind: returnKind,
      victim: oneVictim,
      note: {
        label: 'What your agency knows',
        hint: 'Only what is needed for the risk and for safety.',
        when: ['kind', 'full'],
      },
      reason: { label: 'Why you decline', when: ['kind', 'declined'] },
      withheld: {
        label: 'Is your agency keeping anything back?',
        hint: 'Only the kind of reason is recorded, never the information itself.',
        called: 'why it is kept back',
        none: 'No, nothing is kept back',
      },
    },
  },
  'waive-return': {
    fields: {
      item: { label: 'Item and agency', called: 'the item' },
      reason: { label: 'Why it can go ahead without it' },
    },
  },
  'open-session': { lead: 'Everybody who is present can then work on the items.' },
  'record-attendance': {
    fields: {
      agency: seat,
      how: { label: 'Attendance' },
      at: {
        label: 'Time',
        hint: 'Only if they came late or left early.',
        when: ['how', 'present', 'left'],
      },
    },
  },
  'accept-confidentiality': {
    lead: 'Everybody who is present accepts it before items are heard.',
    fields: { agency: seat },
  },
  'declare-conflict': {
    lead: 'From now on, the papers, returns and minutes about the item are closed to whoever has the conflict. Their seat does not count towards the quorum for it until a colleague takes it.',
    fields: {
      agency: seat,
      item: { label: 'Item', none: 'The whole meeting' },
      actor: {
        label: 'Whose conflict it is',
        hint: 'If you record it for somebody else. Otherwise it is yours.',
        called: 'whose conflict it is',
        none: 'Mine, or not known',
      },
    },
  },
  'withdraw-conflict': {
    lead: 'What the meeting has about the item is open again to whoever declared the conflict.',
    fields: { conflict: { label: 'Conflict of interest', called: 'the conflict' } },
  },
  'take-seat': {
    lead: 'The seat counts again. Somebody who has no conflict of interest sits there, or whoever alone may hear the item for an agency.',
    fields: {
      agency: seat,
      item: { label: 'Item', none: 'The whole meeting' },
    },
  },
  adjourn: {
    lead: 'Undecided items are heard first when the meeting is reconvened.',
    confirm: 'The session ends now. It has to be reconvened as a new meeting.',
    fields: {
      because: { label: 'Why it is adjourned' },
      reason: ownWords,
    },
  },
  'close-session': {
    lead: 'Every item must be decided or deferred, and every open action reviewed.',
    confirm: 'A closed session cannot be reopened.',
  },
  'present-item': {
    fields: {
      agency: { label: 'Who presents it' },
      briefed: { label: 'The referrer is not here and has briefed them' },
    },
  },
  'override-no-show': {
    fields: { reason: { label: 'Why it cannot wait' } },
  },
  'correct-decision': {
    lead: 'Both decisions stay in the history. The pathway hears the difference, and what follows from it changes as far as nobody has moved on.',
    fields: {
      decision,
      ...referredOn('decision'),
      agreed: {
        label: 'Actions and differing views',
        hint: 'If you choose nothing, they stand.',
      },
      reason: { label: 'Why it is corrected' },
    },
  },
  'decide-item': {
    last: ['actions', 'dissent'],
    fields: {
      decision,
      because: { label: 'Why it is deferred', when: ['decision', 'defer'] },
      to: { label: 'Meeting that hears it', none: 'The next one', when: ['decision', 'defer'] },
      ...referredOn('decision'),
      risk: {
        label: 'Overall risk',
        hint: 'Your own judgement. Leave empty if the item is deferred.',
        when: ['decision', ...decided],
      },
      ...actions,
      actions: {
        label: 'Actions',
        hint: 'They are not kept if the item is deferred.',
        one: 'action',
        when: ['decision', ...decided],
      },
      dissent: {
        label: 'Dissent',
        hint: 'They are not kept if the item is deferred.',
        one: 'dissenting view',
        when: ['decision', ...decided],
      },
      'dissent.agency': { label: 'Agency', called: 'the agency that disagrees' },
      'dissent.view': { label: 'Its view', called: 'the agency’s view' },
    },
  },
  'review-action': {
    fields: {
      pathway: { label: 'Action' },
      outcome: { label: 'How it stands', called: 'how the action stands' },
      to: {
        label: 'Meeting that reviews it next',
        none: 'The next one',
        when: ['outcome', 'carried'],
      },
    },
  },
  ...extensionTexts,
  'draft-minutes': {
    fields: { text: { label: 'Minutes' } },
  },
  'circulate-minutes': {
    lead: 'The minutes go to everybody who was invited, who can then correct them.',
    confirm: 'Once circulated, this cannot be undone.',
  },
  'correct-minutes': {
    fields: {
      correction: { label: 'What should be corrected' },
    },
  },
  'approve-minutes': {
    confirm: 'The minutes are locked. Later additions are kept beside them and do not change them.',
  },
  'add-addendum': {
    fields: { text: { label: 'What is added' } },
  },
}

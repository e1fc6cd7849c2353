import { audience, saidWays, under } from '../../forms/texts/shared.ts'
import type { FieldText } from '../../forms/field.ts'
import type { Section } from '../../../app/drafts/document.ts'

/** The words of one part of a referral. */
interface SectionText {
  /** Its name in the list of parts, and the heading of its page. */
  readonly title: string
  /** What the list says below its name. */
  readonly hint: string
  readonly lead?: string
  readonly fields: Readonly<Record<string, FieldText>>
}

/** The parts of a referral and their questions, in the words of somebody who refers. */
export const sectionTexts: Readonly<Record<Section, SectionText>> = {
  referrer: {
    title: 'Who is referring',
    hint: 'The site, your agency and your role',
    fields: {
      site: { label: 'Site', hint: 'The site whose coordinator receives the referral.' },
      referrer: { label: 'Who is referring' },
      'referrer.agency': { label: 'Agency that refers' },
      'referrer.role': { label: 'Role of the person who refers' },
    },
  },
  person: {
    title: 'The person you are referring',
    hint: 'Name, other names, date of birth and address',
    lead: 'This is the person whose behaviour is a concern, not the victim.',
    fields: {
      person: { label: 'The person you are referring' },
      'person.name': { label: 'Full name', called: 'the full name of the person' },
      'person.aliases': {
        label: 'Other names',
        hint: 'Aliases, nicknames, former names and names that the person uses online.',
        called: 'other names',
        one: 'alias',
      },
      'person.dateOfBirth': {
        label: 'Date of birth',
        hint: 'For example, 27 3 1987. It helps to tell people with the same name apart.',
      },
      'person.yearOfBirth': {
        label: 'Year of birth',
        hint: 'Only where the date is not known.',
      },
      'person.age': { label: 'Age', hint: 'Roughly, only where the year is not known either.' },
      'person.address': { label: 'Address' },
      'person.pncNumber': {
        label: 'PNC number',
        hint: 'Of the Police National Computer, if you have it. For example, 2003/0062845E.',
      },
      'person.croNumber': {
        label: 'CRO number',
        hint: 'Of the Criminal Records Office, if you have it. For example, 265416/21G.',
      },
      'person.nhsNumber': {
        label: 'NHS number',
        hint: 'If you have it and may share it. For example, 943 476 5919.',
      },
      worksFor: {
        label: 'Agency for which the person works',
        hint: 'Only if it is one of these. Nobody there but you will see the pathway, until one person is named who speaks for the agency.',
        called: 'the agency for which they work',
      },
    },
  },
  victim: {
    title: 'The victim and safe contact',
    hint: 'Who they are, and whether and how they can be reached safely',
    lead: 'The victim’s advocate reads this before any contact. The answer about safe contact is always needed.',
    fields: {
      victim: { label: 'The victim' },
      'victim.name': { label: 'Full name of the victim' },
      'victim.dateOfBirth': {
        label: 'Date of birth of the victim',
        hint: 'It helps to find out whether the victim is known from another pathway.',
      },
      'victim.under18': {
        label: 'Is the victim under 18?',
        hint: 'Only where the date of birth is not known. If yes, a safeguarding referral is owed.',
        called: 'whether the victim is under 18',
      },
      'victim.phone': { label: 'Telephone number of the victim' },
      'victim.email': { label: 'Email address of the victim' },
      'victim.relationship': {
        label: 'What the person you are referring is to the victim',
        called: 'what the person is to the victim',
      },
      'victim.safeContact': {
        label: 'Safe contact',
        hint: 'Contact that the person can see or overhear may put the victim in danger.',
      },
      'victim.safeContact.safe': {
        label: 'Is it safe to contact the victim?',
        hint: 'If you do not know, answer no. The advocate then finds a safe way first.',
        called: 'whether it is safe to contact the victim',
        yes: 'Yes',
        no: 'No, or not known',
      },
      ...under('victim.safeContact', saidWays),
      'victim.safeContact.note': {
        label: 'Anything else about safe contact',
        hint: 'For example, a shared telephone, or somebody who can pass on a message.',
        called: 'the note about safe contact',
      },
    },
  },
  concern: {
    title: 'What has happened',
    hint: 'A summary, and single incidents',
    fields: {
      concern: { label: 'What has happened' },
      'concern.summary': {
        label: 'Summary',
        hint: 'What the person has done, since when, and why it worries you.',
        called: 'the summary of what has happened',
      },
      'concern.audience': audience,
      'concern.incidents': {
        label: 'Incidents',
        hint: 'Add those you know the date of. Leave this empty if you do not know any.',
        called: 'incidents',
        one: 'incident',
      },
      'concern.incidents.on': {
        label: 'When it happened',
        hint: 'For example, 27 3 2026',
        called: 'the date of the incident',
      },
      'concern.incidents.kind': { label: 'Kind of incident' },
      'concern.incidents.note': { label: 'What happened' },
      'concern.children': {
        label: 'Are children involved?',
        called: 'whether children are involved',
      },
    },
  },
  screening: {
    title: 'Screening',
    hint: 'The tool that was used and what it showed',
    fields: {
      screening: { label: 'Screening' },
      'screening.tool': { label: 'Screening tool' },
      'screening.score': {
        label: 'Score',
        hint: 'A number from 0 to 100. Leave it empty if the tool has no score.',
      },
      'screening.ticks': {
        label: 'Ticks on the DASH',
        hint: 'A number from 0 to 24.',
        called: 'the number of ticks',
        when: ['tool', 'dash'],
      },
      'screening.extremelyFrightened': {
        label: 'Is the victim extremely frightened?',
        called: 'whether the victim is extremely frightened',
      },
      'screening.judgement': { label: 'Risk in your professional judgement' },
    },
  },
  basis: {
    title: 'Lawful basis and urgency',
    hint: 'Why you may share this, and whether it can wait',
    fields: {
      lawfulBasis: {
        label: 'Lawful basis for sharing this information',
        hint: 'Your agency’s information governance lead can tell you which applies.',
        called: 'the lawful basis for sharing',
      },
      urgent: {
        label: 'This is urgent',
        hint: 'Somebody may be harmed soon. The advocate is asked to contact the victim sooner. In an emergency, ring 999 first.',
        called: 'whether it is urgent',
      },
    },
  },
}

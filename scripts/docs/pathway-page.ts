import { code, inWords, listed } from './markdown.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import { clockTable, differenceTable, ladderTables, numberTable } from './policy-tables.ts'
import { commandTable, obligationTables, stageTable } from './pathway-tables.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { diagram, sizes } from './diagram.ts'
import { orderTable } from './order-table.ts'
import { obligationKinds } from '../../domain/obligations/kinds.ts'
import type { PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { spanWords } from '../../domain/policy/span-words.ts'

const policy: Policy = defaultPolicies.london

/** The commands that interrupt a pathway at any stage. */
const interrupting: readonly PathwayCommandName[] = [
  'report-incident',
  'raise-urgent-risk',
  'mark-contact-unsafe',
  'record-breach',
]

/** All of `docs/pathway.md`, made from the registries alone. */
export function pathwayPage(): string {
  return `${[
    '# The pathway',
    '<!-- Written by `npm run docs:pathway` from the registries in domain/; a test fails when it is stale. Change those, not this. -->',
    `One person’s path from a referral to the end of the watch: ${sizes()}. Each stage waits for a decision of its owner; whatever else must be done is a separate [obligation](#what-can-be-owed), with an owner, a [clock](#clocks) and a [ladder](#ladders) of reminders. The numbers below are a site’s starting defaults. Each site has its own policy, and a pathway keeps the version it opened with until somebody applies a newer one. [Extending](extending.md) says how each of these is changed.`,
    '## Stages',
    'A box is a stage: whose turn it is, and how long it may take. An arrow is an outcome, and where it leads.',
    ['```mermaid', diagram(policy), '```'].join('\n'),
    stageTable(policy),
    ...rulesOfTime(),
    '## What can be owed',
    'The holder of the owner’s role at the site owes an obligation, unless the rule names an agency: one that is asked for a return, owns an action or provides sessions. It can be given to any role that can meet it. If nobody holds the role, the coordinator owes it.',
    ...obligationTables(policy),
    '## Orders',
    'A pathway has a register of orders and conditions. What happened to each is kept, and its status follows from that. When an order expires, time says so and asks its lead what follows; it ends nothing else. Every agency can report a breach, even of an order that has since ended.',
    orderTable(),
    '## Clocks',
    'No national deadline exists for most steps. Every number is a default in a site’s policy, with its source and a mark that says how far to trust it: **S** sourced; **S2** second-hand, old or local to one area; **K** general knowledge, not verified. Working days end at the close of the working day, count from the day after, and leave out the bank holidays of the site’s part of the United Kingdom; days end at 23:59.',
    clockTable(policy),
    'Where a pilot site differs from these:',
    differenceTable(),
    '## Other numbers of a policy',
    numberTable(policy),
    '## Ladders',
    'The rungs by which somebody is reminded of one obligation, and others are told. Meeting it ends the ladder; moving it or giving it to somebody else plans the ladder again. Rungs from before the obligation opened are left out.',
    ...ladderTables(policy),
    '## Commands',
    'What people, and the system itself, can ask of a pathway. What somebody may do now, and why not for the rest, is at `GET /api/pathways/{id}/commands`; the bodies are in the API’s documentation.',
    commandTable(),
  ].join('\n\n')}\n`
}

const owes = (kind: keyof typeof obligationKinds) =>
  spanWords(clockOf(policy, obligationKinds[kind].clock).span)

const guarding = (...guards: Policy['clocks'][string]['guards'][]) =>
  Object.entries(policy.clocks)
    .filter(([, clock]) => guards.includes(clock.guards))
    .map(([name]) => inWords(name))

function rulesOfTime(): string[] {
  return [
    '## What holds at every stage',
    [
      '- **Time reminds, and decides nothing.** It never closes a pathway and never lowers a risk: only an assessment or a decision of the chair changes the risk. Time reaches the rungs of ladders, permits the chair to go ahead without a silent advocate, and ends a hold on the date named. It notes that an order has expired, asks whether to keep a record, and ends the watch.',
      `- **Interrupts.** ${listed(interrupting.map(code), 'or')} is accepted at every stage, including a hold and the watch; in the watch it reopens the pathway. Police lead and advocate are told at once and owe a response (${owes('respondToRisk')}); an emergency conference is owed (${owes('emergencyConference')}). Where the site’s policy has meetings, the pathway leaves the list it is on, and joins an emergency meeting or creates one.`,
      `- **The victim’s side waits for nothing.** Contact with the victim is owed from the referral onwards (${owes('victimContact')}; at high risk ${owes('victimContactHigh')}), whatever the stage, and no stage, decision or hold stops it.`,
      `- **A hold** stops clocks that guard treatment: ${listed(guarding('treatment'))}. The time left on each is kept, and runs on when the hold ends: by a decision (${code('resume')}), or automatically on the date named. The hold itself is reviewed (${owes('reviewHold')}). It never stops a clock that guards safety or statute: ${listed(guarding('safety', 'statutory'))}.`,
      `- **Numbers that change.** A pathway keeps the policy it opened with until ${code('apply-policy')} puts it under a newer one, and the bank holidays it was planned by until ${code('replan-calendar')}. Both first show what would move, and leave alone a date that somebody gave. The date from the clock that stands again unless a second person confirms an extension moves with them.`,
      `- **Afterwards.** The watch lasts ${spanWords(clockOf(policy, 'watch').span)} from the last referral, not from the closure; an incident in it reopens the pathway as a repeat, straight to a conference. It does not end until an order recorded during it is handed over, and until the chair has reviewed a risk that rose during it. Its record is kept ${spanWords(clockOf(policy, 'retention').span)} from its end, or longer by its class or under a legal hold; then the data protection officer decides whether to keep or erase it (${owes('retentionDecision')}).`,
    ].join('\n'),
  ]
}

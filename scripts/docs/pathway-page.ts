import { code, inWords, listed } from './markdown.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import { clockTable, differenceTable, ladderTables, numberTable } from './policy-tables.ts'
import { commandTable, obligationTables, stageTable } from './pathway-tables.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { diagram, sizes } from './diagram.ts'
import { orderTable } from './order-table.ts'
import { obligationKinds } from '../../domain/obligations/kinds.ts'
import { type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { type Policy } from '../../domain/policy/policy.ts'
import { spanWords } from '../../domain/policy/span-words.ts'

const policy: Policy = defaultPolicies.london

/** Whoever sends one of these interrupts a pathway wherever it stands. */
const interrupting: readonly PathwayCommandName[] = [
  'report-incident',
  'raise-urgent-risk',
  'mark-contact-unsafe',
  'record-breach',
]

/** The whole of `docs/pathway.md`, from the registries alone. */
export function pathwayPage(): string {
  return `${[
    '# The pathway',
    '<!-- Written by `npm run docs:pathway` from the registries in domain/; a test fails when it is stale. Change those, not this. -->',
    `One person's way from a referral to the end of the watch: ${sizes()}. Each stage waits for a decision of its owner; whatever else must be done meanwhile stands beside the stages as an [obligation](#what-can-be-owed), with an owner, a [clock](#clocks) and a [ladder](#ladders) of reminders of its own. The numbers below are the defaults with which a site begins; each site has a policy of its own, and a pathway keeps the version that it opened with until somebody applies a newer one. [Extending](extending.md) says how each of these is changed.`,
    '## Stages',
    'A box is a stage: whose turn it is, and how long that may take. An arrow is an outcome, and where it leads.',
    ['```mermaid', diagram(policy), '```'].join('\n'),
    stageTable(policy),
    ...rulesOfTime(),
    '## What can be owed',
    'An obligation is owed by whoever holds the role of its owner at the site, unless the rule names an agency: one that is asked for a return, owns an action, provides sessions. It can be given to any role that can meet it. Where nobody holds the role, the coordinator owes it.',
    ...obligationTables(policy),
    '## Orders',
    'A pathway has a register of orders and conditions: what happened to each is kept, and its status follows from that. When an order runs out, time says so and asks whoever leads on it what follows; it ends nothing else. A breach can be reported by every agency, also of an order that has ended since.',
    orderTable(),
    '## Clocks',
    'No national deadline exists for most steps. Every number is a default in a site’s policy, with the source it was taken from and a mark that says how far to trust it: **S** sourced; **S2** second-hand, old or local to one area; **K** general knowledge, not verified. Working days end at the close of the working day, count from the day after, and leave out the bank holidays of the site’s part of the United Kingdom; days end at 23:59.',
    clockTable(policy),
    'Where a pilot site differs from these:',
    differenceTable(),
    '## Other numbers of a policy',
    numberTable(policy),
    '## Ladders',
    'The rungs by which somebody is reminded of one obligation, and others are told. Meeting it ends the ladder; moving or giving it to somebody else plans it anew. Rungs that would lie before the obligation was opened are left out.',
    ...ladderTables(policy),
    '## Commands',
    'What people, and the system itself, can ask of a pathway. What somebody may do at the moment, and why not for the rest, is at `GET /api/pathways/{id}/commands`; the bodies are in the API’s documentation.',
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
      '- **Time reminds, and decides nothing.** It never closes a pathway and never lowers a risk: only an assessment or a decision of the chair changes the risk. What time does by itself is to reach the rungs of ladders, to permit the chair to go on without a silent advocate, to end a hold on the date that was named, to note that an order has run out, to ask whether a record is kept, and to end the watch.',
      `- **Interrupts.** ${listed(interrupting.map(code), 'or')} is taken at every stage, a hold and the watch included; in the watch it reopens the pathway. Police lead and advocate are told at once and owe a response (${owes('respondToRisk')}); an emergency conference is owed (${owes('emergencyConference')}). Where the site’s policy has meetings, the pathway leaves the list on which it stands, and joins an emergency meeting or makes one.`,
      `- **The victim’s side waits for nothing.** Contact with the victim is owed from the referral on (${owes('victimContact')}; at high risk ${owes('victimContactHigh')}), beside all stages, and no stage, decision or hold stops it.`,
      `- **A hold** stops clocks that guard treatment: ${listed(guarding('treatment'))}. What remained of each is kept, and runs on when the hold ends: by a decision (${code('resume')}), or by itself on the date that was named. The hold itself is looked at (${owes('reviewHold')}). It never stops a clock that guards safety or statute: ${listed(guarding('safety', 'statutory'))}.`,
      `- **Numbers that change.** A pathway keeps the policy that it opened with until ${code('apply-policy')} puts it under a newer one, and the bank holidays it was planned by until ${code('replan-calendar')}; both show first what would move, and leave alone a date that somebody gave.`,
      `- **Afterwards.** The watch lasts ${spanWords(clockOf(policy, 'watch').span)} from the last referral, not from the closure; an incident in it reopens the pathway as a repeat, straight to a conference. It does not end before an order that was recorded in it is handed over, and before the chair has looked at a risk that rose in it. Its record is kept ${spanWords(clockOf(policy, 'retention').span)} from its end, by its class or under a legal hold longer; then the data protection officer decides whether it is kept or erased (${owes('retentionDecision')}).`,
    ].join('\n'),
  ]
}

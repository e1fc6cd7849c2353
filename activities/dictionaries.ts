/**
 * The dictionary that copies are packed with: what most of them repeat. It is part of the format, since a copy can only be
 * read with the dictionary that it was packed with. A better one gets a number of its own beside this one.
 */
const first = Buffer.from(
  [
    '[{"from":,"at":179,"by":"time","events":[["',
    '"],["risk-set",{"risk":"standard medium high","because":"assessment',
    '"],["suitability-recorded",{"result":"suitable"],["conference-recorded",{"decision":"intervene","rationale":"',
    '"],["sessions-planned",{"programme":"eight-weekly-and-follow-up","provider":{"role":"forensicClinician","agency":"',
    '"],["action-agreed",{"id":"a1","agency":"","role":"agencyWorker","what":"","due":17',
    '"],["return-recorded",{"agency":"","kind":"full","note":"',
    '"],["session-recorded",{"id":"s1","record":{"held":true,"attended":true,"late":false},"missedRunning":0}]',
    '"],["stage-entered",{"stage":"referral triage research conference suitability sessions review closure watch","because":"',
    '"],["rung-reached",{"id":"pw","rung":1,"code":"two-days-before day-before due-today manager chair steering-group',
    '","to":{"agency":"","role":"supervisor"},"urgent":false,"at":17',
    '"],["obligation-settled",{"id":"pw","outcome":"met","told":["',
    'hampshire-constabulary cheshire-constabulary southern-health-nhs-foundation-trust north-west-boroughs-healthcare ',
    'national-probation-service-london barnet-enfield-haringey-mental-health-trust suzy-lamplugh-trust ',
    'metropolitan-police-service"]}],["obligation-opened",{"id":"pw","what":"recordSession victimContact","agency":"',
    '","role":"victimAdvocate coordinator policeLead probation chair","since":17,"due":1797354000000,"clock":"',
    '","ladder":"standard","rungs":[[1,179],[2,179],[3,179],[4,1798016400000],[5,1798102800000],[6,1798534800000]]}]]}]',
  ].join(''),
)

/** What copies repeat since they hold the commands as well, before what the first has: what is near the end packs best. */
const second = Buffer.concat([
  Buffer.from(
    [
      'report-undelivered report-delivery take-notice withdraw answered carry-item replan join-list record-done ',
      'set-safe-contact record-victim-contact request-return record-return record-session agree-action report-action ',
      'decide-triage accept-referral submit-referral assess-suitability plan-sessions record-conference list-for-conference ',
      'item-listed item-decided circulate record-attendance accept-confidentiality present-item decide-item ',
      '"],{"result":"refused","stage":"watch","version":1,"code":"not-now"}]',
      '"],"agency":"throughline","command":["","take-notice",1,0,"open"],"events":[["notice-taken",{"notice":"',
      '"],"agency":"","role":"","command":["","",3,"","triage"],"events":[["',
    ].join(''),
  ),
  first,
])

/** By the number before the dot of what was packed. */
export const dictionaries: Readonly<Record<string, Buffer>> = { 1: first, 2: second }

import { meetingNotice } from '../../domain/conference/kinds.ts'
import type { Folded } from './check-entities.ts'
import { eventsOf, grouped, type Stored } from './stored.ts'
import { doubled, lost, wrong, type Violation } from './violations.ts'

/** Notices of which one obligation may have several: each time because a person asks for it, or one for each who had heard. */
const repeatable = new Set(['moved', 'reassigned', 'taken-back'])

/** Checks that nothing that follows from events is missing or doubled, and that each rung of an obligation has one notice. */
export function checkConsequences(
  stored: Stored,
  folded: readonly Folded[],
  violations: Violation[],
): void {
  compare(
    'notice',
    folded.flatMap(({ notices }) => notices.map(({ id }) => id)),
    stored.notices.map(({ id }) => id),
    violations,
  )
  const expected = folded.flatMap(({ commands }) => commands)
  const due = new Set(expected)
  const sent = stored.inbox.filter(
    (one) =>
      one.sender !== null && one.name !== 'answered' && (due.has(one.id) || !isBySearch(one)),
  )
  compare(
    'command between entities',
    expected,
    sent.map(({ id }) => id),
    violations,
  )
  checkAnswered(stored, violations)
  checkRungs(stored, violations)
  checkNotices(stored, violations)
}

/** Whether it went to whom a search found in its turn, which no event keeps: that it was due cannot be seen afterwards. */
const isBySearch = ({ name, body }: Stored['inbox'][number]): boolean =>
  name === 'hear-of-report' && 'match' in body

function compare(
  what: string,
  expected: readonly string[],
  found: readonly string[],
  violations: Violation[],
): void {
  const [due, there] = [new Set(expected), new Set(found)]
  if (due.size !== expected.length)
    violations.push(wrong(`two things share the derived id of a ${what}`))
  if (there.size !== found.length) violations.push(doubled(`a ${what} is stored twice`))
  for (const id of due) if (!there.has(id)) violations.push(lost(`a ${what} is missing: ${id}`))
  for (const id of there)
    if (!due.has(id)) violations.push(doubled(`a ${what} follows from nothing: ${id}`))
}

/** Checks that whoever sent a command that was refused hears of it once. */
function checkAnswered({ inbox }: Stored, violations: Violation[]): void {
  const answers = grouped(
    inbox.filter(({ name }) => name === 'answered'),
    ({ body }) => ('command' in body && typeof body.command === 'string' ? body.command : ''),
  )
  for (const { id, name, sender, outcome } of inbox) {
    const refused = outcome !== null && outcome.result !== 'done'
    const due = refused && sender !== null && name !== 'answered' ? 1 : 0
    const heard = answers.get(id)?.length ?? 0
    if (heard !== due)
      violations.push(
        (heard < due ? lost : doubled)(`the refusal of ${name} ${id} was answered ${heard} times`),
      )
  }
}

/** Checks that each rung is reached once, unless people moved the obligation and its ladder was planned again. */
function checkRungs(stored: Stored, violations: Violation[]): void {
  for (const { kind, id } of stored.entities) {
    const reached = new Map<string, Set<number>>()
    for (const { event } of kind === 'post' ? [] : eventsOf(stored, kind, id)) {
      const { id: obligation, rung } = event.data as { id?: string; rung?: number } // of these types
      if (obligation === undefined) continue
      if (event.type === 'obligation-moved' || event.type === 'obligation-reassigned')
        reached.delete(obligation)
      if (event.type !== 'rung-reached' || rung === undefined) continue
      const rungs = reached.get(obligation) ?? new Set()
      if (rungs.has(rung)) violations.push(doubled(`${obligation} reached its rung ${rung} twice`))
      reached.set(obligation, rungs.add(rung))
    }
  }
}

function checkNotices(stored: Stored, violations: Violation[]): void {
  const replanned = new Set(
    [...stored.events.values()].flat().flatMap(({ event }) => {
      const moved = event.type === 'obligation-moved' || event.type === 'obligation-reassigned'
      return moved && 'id' in event.data ? [event.data.id] : []
    }),
  )
  const once = stored.notices.filter(
    ({ obligation, rung }) => !replanned.has(obligation) && !repeatable.has(rung),
  )
  for (const [key, notices] of grouped(once, onceFor))
    if (notices.length > 1) violations.push(doubled(`${notices.length} notices for ${key}`))
  for (const { id, outcome, message } of stored.notices)
    if (outcome === 'sent' && message === null)
      violations.push(lost(`notice ${id} was sent in no message`))
}

/** What has exactly one notice: a rung of an obligation, or what one of a meeting's invited is told about it. */
const onceFor = ({ obligation, rung, what, agency, role }: Stored['notices'][number]): string =>
  `${obligation} ${rung}${what === meetingNotice.code ? ` ${agency}/${role}` : ''}`

import {
  addCivil,
  addHours,
  atCivil,
  type Calendar,
  civilDateOf,
  endOfCivilDay,
  endOfWorkingDay,
  isWorkingDay,
  shiftWorkingDays,
} from '../calendar/calendar.ts'
import type { Party } from '../entity/decider.ts'
import type { LadderRule, RungRule, Span } from '../policy/policy.ts'
import { holderOf, type SiteReference } from '../reference/reference.ts'

/**
 * When a wait that began at `since` is over. Working days end at the end of the working day, counted from the day after.
 * Days end at 23:59 of the civil day. Weeks and months end at the end of the working day on or after the same date.
 */
export function dueAfter(since: number, span: Span, calendar: Calendar): number {
  if ('hours' in span) return addHours(since, span.hours)
  if ('workingDays' in span) return endOfWorkingDay(since, span.workingDays, calendar)
  if ('days' in span) {
    const { zone } = calendar.hours
    const due = endOfCivilDay(since, span.days, zone)
    return due > since ? due : endOfCivilDay(since, span.days + 1, zone) // asked in the day's last minute
  }
  return endOfWorkingDay(addCivil(since, span, calendar.hours.zone), 0, calendar)
}

/**
 * When a wait is over that must end a span before `at`. A span of days, weeks or months ends at the end of the working
 * hours of that day, like one of working days.
 */
export function dueBefore(at: number, span: Span, { hours, division, table }: Calendar): number {
  if ('hours' in span) return addHours(at, -span.hours)
  const { zone, to } = hours
  if ('workingDays' in span) {
    const day = shiftWorkingDays(civilDateOf(at, zone), -span.workingDays, division, table)
    return atCivil(day, to, zone)
  }
  const back =
    'days' in span
      ? { days: -span.days }
      : 'weeks' in span
        ? { weeks: -span.weeks }
        : { months: -span.months }
  return atCivil(civilDateOf(addCivil(at, back, zone), zone), to, zone)
}

/** The rungs of a ladder still to come for a wait from `since` to `due`: those before `since` are left out. Soonest first. */
export function planRungs(
  ladder: LadderRule,
  since: number,
  due: number,
  calendar: Calendar,
): (readonly [index: number, at: number])[] {
  return ladder.rungs
    .map((rung, index) => [index, rungAt(rung, since, due, calendar)] as const)
    .filter(([, at]) => at > since)
    .sort(([a, first], [b, second]) => first - second || a - b)
}

/** Whether the ladder begins by asking, at the moment that the obligation is opened. */
export const asksAtOnce = (ladder: LadderRule): boolean => ladder.rungs[0]?.when === 'opened'

/** Whom a rung addresses, given who owes; the owner if the site has nobody in that place. */
export function rungParty(rung: RungRule, owner: Party, reference: SiteReference): Party {
  switch (rung.to) {
    case 'owner':
      return { agency: owner.agency, role: owner.role }
    case 'manager':
      return { agency: owner.agency, role: 'supervisor' }
    case 'coordinator':
      return holderOf(reference, 'coordinator') ?? owner
    case 'chair':
      return holderOf(reference, 'chair') ?? owner
    case 'steeringGroup':
      return holderOf(reference, 'supervisor') ?? owner
  }
}

function rungAt({ when }: RungRule, since: number, due: number, calendar: Calendar): number {
  if (when === 'opened') return since
  if (when === 'due') return due
  const { zone, from, to } = calendar.hours
  if ('days' in when) {
    const there = addCivil(due, { days: when.days }, zone)
    return when.at === 'due' ? there : atCivil(civilDateOf(there, zone), from, zone)
  }
  const { division, table } = calendar
  const day = shiftWorkingDays(lastWorkingDay(due, calendar), when.workingDays, division, table)
  return atCivil(day, when.at === 'morning' ? from : to, zone)
}

/** The day from which rungs are counted: what falls due at a weekend is reminded of on the Friday, not on the Monday after. */
function lastWorkingDay(due: number, { division, hours, table }: Calendar): string {
  const date = civilDateOf(due, hours.zone)
  return isWorkingDay(date, division, table) ? date : shiftWorkingDays(date, -1, division, table)
}

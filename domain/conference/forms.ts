import type { MeetingForm, MeetingRules } from '../policy/meetings.ts'
import type { Policy } from '../policy/policy.ts'
import { marac } from './forms/marac.ts'
import { mappa2 } from './forms/mappa2.ts'
import { matac } from './forms/matac.ts'
import { stalkingPanel } from './forms/stalking-panel.ts'
import type { Form } from './forms/form.ts'

/** Every form. A new one is a file and a line here, and its code in the policy. */
export const forms = { stalkingPanel, marac, matac, mappa2 } as const satisfies Record<
  MeetingForm,
  Form
>

/** The forms that a site holds: those its policy names, or only the stalking panel. */
export const formsOf = ({ meetings }: Policy): MeetingForm[] =>
  (Object.keys(forms) as MeetingForm[]).filter((form) =>
    // the registry's own keys
    meetings ? Object.hasOwn(meetings, form) : form === 'stalkingPanel',
  )

/** The numbers of a form at a site: the policy's own, and the form's for the rest. */
export function rulesOf({ meetings }: Policy, form: MeetingForm): MeetingRules {
  const own = meetings?.[form] ?? {}
  const { rules } = forms[form]
  return {
    rhythm: own.rhythm ?? rules.rhythm,
    ahead: own.ahead ?? rules.ahead,
    ...(own.place ? { place: own.place } : {}),
    listCloses: own.listCloses ?? rules.listCloses,
    returns: own.returns ?? rules.returns,
    capacity: own.capacity ?? rules.capacity,
    perItem: own.perItem ?? rules.perItem,
    quorum: own.quorum ?? rules.quorum,
    order: own.order ?? rules.order,
    emergency: own.emergency ?? rules.emergency,
  }
}

/**
 * What a policy gives a meeting of a form apart from its date, as text, so that policies that give the same compare
 * equal. The policy's clocks and ladders are not part of it.
 */
export function numbersOf(policy: Policy, form: MeetingForm): string {
  const { listCloses, returns, capacity, perItem, quorum, order, place } = rulesOf(policy, form)
  return JSON.stringify([
    listCloses.workingDays,
    returns.workingDays,
    capacity.items,
    perItem.minutes,
    [...quorum.roles].sort(),
    quorum.atLeast ?? quorum.roles.length,
    order.by,
    place?.text ?? null,
  ])
}

import { titled } from '../../codes.ts'

/** How an absence from a session is judged. */
export const absences = titled({
  acceptable: 'Acceptable',
  unacceptable: 'Unacceptable',
  serviceFault: 'Fault of the service',
})

/** A session of a programme: when it is, and what was recorded of it. */
export interface Session {
  readonly id: string
  readonly at: number
  readonly record?: {
    readonly held: boolean
    readonly attended: boolean
    readonly late: boolean
    readonly absence?: keyof typeof absences
  }
  /** Its date lay in a hold. */
  readonly inHold?: true
}

/** Why treatment cannot go on for a while. */
export const holdReasons = titled({
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  stayOfProceedings: 'Stay of proceedings',
})

/** A hold is separate from the stage: it stops the clocks of treatment, and no others. */
export interface Hold {
  readonly reason: keyof typeof holdReasons
  readonly since: number
  /** When it ends automatically, if that is known. */
  readonly resumeAt?: number
}

/** Somebody's position on custody and bail. */
export const custodyStatuses = {
  remanded: { title: 'Remanded in custody', inside: true },
  sentenced: { title: 'Sentenced to custody', inside: true },
  recalled: { title: 'Recalled to custody', inside: true },
  bailed: { title: 'On bail', inside: false },
  released: { title: 'Released', inside: false },
} as const

/** What becomes of sessions that are planned when the person comes into custody. */
export const custodySessions = titled({
  hold: 'They are held until somebody has looked',
  goOn: 'They go on, where the person is',
})

/** What was last recorded, and the release date if one is known. */
export interface Custody {
  readonly status: keyof typeof custodyStatuses
  readonly releaseAt?: number
}

/** What a repeat knows of the old plan: the programme, and who decided what last. Older pathways lack it. */
export interface EarlierPlan {
  readonly programme?: string
  readonly lastDecision?: {
    readonly by: 'triage' | 'conference' | 'review'
    readonly outcome: string
  }
}

/** The old plan as it is attached to a pathway that reopens, with its actions by how they stand. */
export interface AttachedPlan extends EarlierPlan {
  readonly actions: { readonly open: readonly string[]; readonly ended: readonly string[] }
}

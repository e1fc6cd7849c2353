import type { Asking } from '../../page.ts'
import type { ConferenceLook } from '../../../app/access/look.ts'
import { look } from '../../../app/access/look.ts'
import type { No } from '../../../app/answers.ts'
import { z } from 'zod'

const params = z.object({ id: z.string().max(60) })

/** What every page about one meeting has: who may ask for it, where it is marked, and its address. */
export const ofMeeting = { who: 'anyAgency', section: 'meetings', params } as const

/** What a view shows this reader of the meeting that they ask about; `what` stands in the log of reads. */
export const lookAtMeeting = <Seen>(
  { deps, by, params: { id } }: Pick<Asking<z.output<typeof params>>, 'deps' | 'by' | 'params'>,
  what: string,
  view: (seen: ConferenceLook) => Promise<Seen | No>,
): Promise<Seen | No> => look(deps, by, { kind: 'conference', id, what }, view)

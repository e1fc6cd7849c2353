import type { Kind, EntityStatus } from '../activities/contract.ts'

/** What the outside needs to know of the workflows: their names, their ids and what they are started with. */

export const taskQueue = 'throughline'
/** The name under which Temporal knows the versions of our workers. */
export const deploymentName = 'throughline'
export const wakeSignal = 'wake'
export const inspectQuery = 'inspect'
export const wardenId = 'warden'

/** The workflow that attends an entity. */
export const workflowIdOf = (kind: Kind, id: string): string => `${kind}-${id}`

/** What an entity's workflow begins with: only its id, or also where it stands if that is known. */
export interface EntityInput {
  readonly id: string
  readonly stands?: EntityStatus
}

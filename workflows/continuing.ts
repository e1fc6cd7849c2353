import { type ContinueAsNewOptions, patched, workflowInfo } from '@temporalio/workflow'

/** Whether a run is to end and continue as a new one: its history is long, or it stays with a version that is no longer current. */
export function isToContinue(): boolean {
  const { continueAsNewSuggested, targetWorkerDeploymentVersionChanged } = workflowInfo()
  return continueAsNewSuggested || targetWorkerDeploymentVersionChanged
}

/**
 * Whether a run begins nothing more that it would have to wait for. One that always has a message to send would otherwise
 * never be between two of them. Runs of before went on sending.
 */
export const leaves = (): boolean => isToContinue() && patched('sends-no-more')

/** On the version of the worker that is current then, whichever the run before stayed with. */
export const onCurrent: ContinueAsNewOptions = { initialVersioningBehavior: 'AUTO_UPGRADE' }

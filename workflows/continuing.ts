import { type ContinueAsNewOptions, workflowInfo } from '@temporalio/workflow'

/** Whether a run is to end and continue as a new one: its history is long, or it stays with a version that is no longer current. */
export function isToContinue(): boolean {
  const { continueAsNewSuggested, targetWorkerDeploymentVersionChanged } = workflowInfo()
  return continueAsNewSuggested || targetWorkerDeploymentVersionChanged
}

/** On the version of the worker that is current then, whichever the run before stayed with. */
export const onCurrent: ContinueAsNewOptions = { initialVersioningBehavior: 'AUTO_UPGRADE' }

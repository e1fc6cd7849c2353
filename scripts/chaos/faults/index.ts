import { clock } from './clock.ts'
import { descriptors } from './descriptors.ts'
import { drip } from './drip.ts'
import type { Fault } from './fault.ts'
import { freeze } from './freeze.ts'
import { fullDisk } from './full-disk.ts'
import { lock } from './lock.ts'
import { loneWorkers } from './lone-workers.ts'
import { restore } from './restore.ts'

/** Every kind of fault that a run can be put through, beside deaths at random moments. A new kind is one entry. */
export const faults = {
  freeze,
  'full-disk': fullDisk,
  clock,
  restore,
  'lone-workers': loneWorkers,
  descriptors,
  lock,
  drip,
} as const satisfies Readonly<Record<string, Fault>>

/** A code of one of them. */
export type FaultName = keyof typeof faults

export const faultNames = Object.keys(faults) as FaultName[] // the registry's own keys

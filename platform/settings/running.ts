import { z } from 'zod'
import { textUpTo, wholeBetween, yesOrNo } from '../setting-kinds.ts'

/** How Temporal tells workers of several versions apart; docs/operations/upgrade.md says what each means. */
const workerVersionings = ['off', 'auto-upgrade', 'pinned'] as const

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** What the audit log says, and where its end is written down. */
export const auditSettings = {
  AUDIT_ANCHOR_FILE: textUpTo(1000).optional().meta({
    description:
      'File in which the end of the audit log is written down every day; best on another machine.',
    unset: 'audit-anchors.jsonl in DATA_DIR',
    example: '/mnt/elsewhere/audit-anchors.jsonl',
  }),
  AUDIT_ADDRESSES: z.enum(['digest', 'plain'], 'must be digest or plain.').default('digest').meta({
    description: 'Addresses in the audit log: as keyed digests (digest), or as they are (plain).',
  }),
}

/** What is logged. */
export const logSettings = {
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}.`)
    .default('info')
    .meta({ description: `How much is logged: ${logLevels.join(', ')}.` }),
  LOG_PRETTY: yesOrNo()
    .default(false)
    .meta({ description: 'Logs to read (true) instead of one JSON object per line (false).' }),
  LOG_FILE_MEGABYTES: wholeBetween(1, 10_000).default(20).meta({
    description:
      'Size at which `npm start` puts a log in DATA_DIR aside; it also does so each day.',
  }),
  LOG_FILES: wholeBetween(1, 1000)
    .default(14)
    .meta({ description: 'Logs put aside that are kept of each part.' }),
  LOG_DAYS: wholeBetween(1, 3650)
    .default(30)
    .meta({ description: 'Days after which a log put aside is deleted in any case.' }),
}

/** How the system runs. */
export const runningSettings = {
  FREE_SPACE_MEGABYTES: wholeBetween(0, 10_000_000).default(256).meta({
    description:
      'Room below which `/health/ready` says that a disk under DATA_DIR is running out; 0 never.',
  }),
  CLOCK_SPEED: wholeBetween(1, 8640).default(1).meta({
    description:
      'Rehearsal: how many times faster than real time the clock runs, up to 8640 (a day in ten seconds).',
  }),
  WARDEN_SECONDS: wholeBetween(1, 3600)
    .default(60)
    .meta({ description: 'Seconds between two checks for what was missed.' }),
  WORKERS: wholeBetween(1, 8).optional().meta({
    description:
      'How many workers `npm start` runs. While one starts again, the others take its turns.',
    unset: '2 where the machine has 4 GB of memory or more, otherwise 1',
    example: '2',
  }),
  WORKER_VERSIONING: z
    .enum(workerVersionings, `must be one of ${workerVersionings.join(', ')}.`)
    .default('off')
    .meta({
      description:
        'Whether Temporal gives turns to workers of one version alone, and how pathways move to the next: off, auto-upgrade or pinned.',
    }),
  SEED_MEETINGS: yesOrNo().default(true).meta({
    description:
      "Whether a new database begins with the schedule of the pilots' meetings, from which they are planned.",
  }),
  /** Whether to load everything and then wait until told to begin; see platform/lifeline.ts. */
  THROUGHLINE_HELD: yesOrNo().default(false).meta({ internal: true }),
  /** A folder in which proofs name the points where a process is to die; see platform/faults.ts. */
  THROUGHLINE_FAULTS: z.string().optional().meta({ internal: true }),
}

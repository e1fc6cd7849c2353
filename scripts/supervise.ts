// `npm start`: PostgreSQL, Temporal, worker, API and mailbox as children of this one process.
import { readSettings } from '../platform/config.ts'
import { supervise } from './supervisor/supervise.ts'

await supervise(() => readSettings())

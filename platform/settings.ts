import { z } from 'zod'
import { auditSettings, logSettings, runningSettings } from './settings/running.ts'
import { databaseSettings, listenSettings, publicSettings } from './settings/servers.ts'
import { limitSettings } from './settings/limits.ts'
import { mailSettings } from './settings/mail.ts'
import { peopleSettings } from './settings/people.ts'
import { temporalSettings } from './settings/temporal.ts'

/** Every setting, with its rule, its default and its purpose. `--help` and `.env.example` are made from it. */
export const settings = z.object({
  ...listenSettings,
  ...databaseSettings,
  ...temporalSettings,
  ...mailSettings,
  ...peopleSettings,
  ...publicSettings,
  ...auditSettings,
  ...limitSettings,
  ...logSettings,
  ...runningSettings,
})

/** The settings as read, with defaults filled in; addresses of embedded servers are left out. */
export type Settings = z.infer<typeof settings>

/** The name of a setting. */
export type SettingName = keyof Settings

/** The settings that are secrets, or hold one. Each can also be given as a file, by its name with `_FILE`. */
export const secretSettings: readonly SettingName[] = Object.entries(settings.shape).flatMap(
  ([name, schema]) => (schema.meta()?.['secret'] ? [name as SettingName] : []), // a key of that object
)

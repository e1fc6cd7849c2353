import { fileSetting } from '../../platform/secret-files.ts'
import { settings } from '../../platform/settings.ts'

/** A setting as it is shown to people. */
interface SettingText {
  readonly name: string
  readonly description: string
  /** The default in words, if it is not a value. */
  readonly unset: string | undefined
  /** What to write: the default, or an example. */
  readonly value: string
}

/** The settings that people may use, in order, as `--help` and `.env.example` show them. */
export function settingTexts(): SettingText[] {
  return Object.entries(settings.shape).flatMap(([name, schema]) => {
    const { description: purpose = '', unset, example, internal, secret } = schema.meta() ?? {}
    const description = secret ? `${purpose} Or ${fileSetting(name)}: a file with it.` : purpose
    const value = schema.safeParse(undefined).data ?? example
    return internal ? [] : [{ name, description, unset: text(unset), value: text(value) ?? '' }]
  })
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined

/** The text of `.env.example`: every setting with its default, commented out. */
export function environmentExample(): string {
  const lines = settingTexts().flatMap(({ name, description, unset, value }) => [
    `# ${description}`,
    ...(unset ? [`# Unset: ${unset}.`] : []),
    `# ${name}=${/[\s<>]/.test(value) ? `"${value}"` : value}`,
    '',
  ])
  return ['# Copy to .env and remove the # from each line that you change.', '', ...lines].join(
    '\n',
  )
}

import { readFileSync } from 'node:fs'

// The example file is made from the settings' schema, and a test keeps it so; it is read here because it
// can be read before any package is installed.
function settings() {
  const blocks = readFileSync('.env.example', 'utf8').split('\n\n')
  return blocks.flatMap((block) => {
    const lines = block.split('\n').map((line) => line.replace(/^# ?/, ''))
    const at = lines.findIndex((line) => /^[A-Z_]+=/.test(line))
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(lines[at] ?? '') ?? []
    return name ? [{ name, value, words: lines.slice(0, at) }] : []
  })
}

/**
 * The names of all settings, and of those that say in which file a secret is.
 * @returns {string[]}
 */
export function settingNames() {
  return settings().flatMap(({ name, words }) => {
    const file = `${name}_FILE`
    return words.some((line) => line.includes(file)) ? [name, file] : [name]
  })
}

/**
 * What `npm start -- --help` says.
 * @returns {string}
 */
export function helpText() {
  const lines = settings().flatMap(({ name, value, words }) => {
    const unset = words.some((line) => line.startsWith('Unset: '))
    return [
      `  ${name}${unset ? `, such as ${value}` : `=${value}`}`,
      ...words.map((line) => `      ${line}`),
    ]
  })
  return [
    'npm start runs the whole system on this machine: PostgreSQL, Temporal, worker, API and mailbox.',
    'Ctrl-C ends it; the next start carries on with the same data.',
    '',
    'Settings, from the environment or from a file .env, with their defaults:',
    '',
    ...lines,
    '',
  ].join('\n')
}

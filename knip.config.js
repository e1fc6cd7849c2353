const code = '{activities,api,app,bench,client,domain,platform,scripts,store,web,worker,workflows}'

/**
 * What nothing uses is an error. `npm run lint` asks twice: of everything, and of what runs (marked with `!`), where what only
 * a test uses is used by nobody.
 * @type {import('knip').KnipConfig}
 */
export default {
  entry: [
    'api/main.ts!',
    'worker/main.ts!',
    'workflows/index.ts!', // the SDK bundles it by its path
    'scripts/*.{ts,mjs}!', // started by their paths, as the commands and the processes of the supervisor are
    'bench/main.ts!',
    'web/browser/*.js!', // served to browsers
    'activities/copies.ts!', // also reads the copies of events, for whoever restores a database from the histories
    'test/**/*.test.ts',
    'test/older-data/{write,play,slim}.ts', // started by hand, for another copy of the project
    'test/support/jest/{runner,globals}.mjs', // loaded by their paths
    'scripts/chaos/moved-clock.mjs!', // so is this, into a process whose clock is to be wrong
    'test/support/few-descriptors.ts', // and this, as a process of its own
  ],
  project: [`${code}/**/*.{ts,mjs,js}!`, 'test/**/*.{ts,mjs}'],
  ignoreDependencies: [
    'jest', // these two are started by their paths, with the pinned Node
    'prettier',
    'pino-pretty', // pino loads it by its name
    'govuk-frontend', // these two are read as files, for their styles, scripts and templates
    '@ministryofjustice/frontend',
    'GOVUK_SCRIPT', // an address that is put in when the script is served
  ],
  ignoreBinaries: ['pdftoppm', 'apt-get', 'mount', 'umount', 'prlimit'], // the first for `npm run pictures`, the others for tests that may use them
}

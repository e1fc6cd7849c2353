const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((files) => `<rootDir>/test/${files}`),
  testEnvironment: 'node',
  testRunner: '<rootDir>/test/support/jest/runner.mjs',
  transform: {}, // Node reads TypeScript as it stands
  ...more,
})

const withServers = {
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
}

export default {
  testTimeout: process.env.THROUGHLINE_PROOF === 'long' ? 30 * 60_000 : 5 * 60_000, // a busy machine takes its time
  projects: [
    project('unit', ['unit/**/!(*properties).test.ts']), // needs no server
    project('properties', ['unit/**/*properties.test.ts']), // neither; many random lives, so that it takes its time
    project('server', ['!(unit|proof)/**/*.test.ts'], withServers), // real Temporal, PostgreSQL and SMTP
    project('proof', ['proof/**/*.test.ts'], withServers), // long; only by `npm run proof`
  ],
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  maxWorkers: 3, // most of the time is spent waiting, not computing
}

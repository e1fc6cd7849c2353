const typescript = [
  '@swc/jest',
  {
    jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
]

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((files) => `<rootDir>/test/${files}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': typescript },
  ...more,
})

const withServers = {
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
}

export default {
  projects: [
    project('unit', ['unit/**/!(*properties).test.ts']), // needs no server
    project('properties', ['unit/**/*properties.test.ts']), // neither; many random lives, so that it takes its time
    project('server', ['!(unit|proof)/**/*.test.ts'], withServers), // real Temporal, PostgreSQL and SMTP
    project('proof', ['proof/**/*.test.ts'], withServers), // long; only by `npm run proof`
  ],
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  maxWorkers: 3, // most of the time is spent waiting, not computing
}

export default {
  testMatch: ['<rootDir>/{engines,plugins,generators,executors,tools,examples}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest-oxc.mjs' },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@kit/(api|load|postgres)$': '<rootDir>/engines/$1/src/index.ts',
    '^@kit/config$': '<rootDir>/plugins/config/src/index.ts',
    '^@kit/api/diagnostics$': '<rootDir>/engines/api/src/diagnostics.ts',
    '^@kit/api/sources$': '<rootDir>/engines/api/src/sources.ts',
    '^@kit/postgres/runner$': '<rootDir>/engines/postgres/src/runner.ts',
  },
  // Jest leaves one core to itself, which is half of a small machine.
  maxWorkers: '100%',
  // Some tests read whole documents, and pipelines share their machines.
  testTimeout: 30_000,
}

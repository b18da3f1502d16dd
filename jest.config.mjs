export default {
  testMatch: ['<rootDir>/{engines,plugins,generators,executors,tools,examples}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest-oxc.mjs' },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@kit/api$': '<rootDir>/engines/api/src/index.ts',
    '^@kit/postgres$': '<rootDir>/engines/postgres/src/index.ts',
  },
}

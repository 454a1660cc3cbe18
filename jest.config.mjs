/** Tests are TypeScript through swc; each file names its own environment when it needs a DOM. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@config/(.*)$': '<rootDir>/config/$1',
    '^@functions/(.*)$': '<rootDir>/cloudfunctions/$1',
    '^@localcloud/(.*)$': '<rootDir>/localcloud/src/$1',
    // Taro itself only runs on a phone or in a browser; the compiled mini-program is tested in tests/weapp.
    '^@tarojs/taro$': '<rootDir>/tests/miniprogram/taro-double.ts',
    // Looks are seen in a browser, not in jsdom.
    '\\.css$': '<rootDir>/tests/console/no-style.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.artifacts/'],
  testTimeout: 30_000,
  maxWorkers: 2,
};

import { mergeConfig } from 'vitest/config'
import base from './vitest.config'

/** The long half: crash rounds, two processes, thousands of random cases. A command of its own, not part of `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [], setupFiles: [] } },
  {
    test: {
      include: ['{lib,e2e}/**/*.soak.test.ts'],
      testTimeout: 1_200_000,
      hookTimeout: 60_000,
      fileParallelism: false,
    },
  },
)

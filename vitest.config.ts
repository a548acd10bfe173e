import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two projects: pure rules, and real files that other programs read back. */
export default defineConfig({
  test: {
    // One more than there are cores: tests of real files wait for disks and processes a third of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // A law of strings first draws up every code point: a second alone, several on a busy machine.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

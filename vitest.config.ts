import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two projects: pure rules, and real files that other programs read back. */
export default defineConfig({
  test: {
    // By default one core is left free, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
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

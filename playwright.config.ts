import { defineConfig } from '@playwright/test';
import type { DriverOptions } from './test/e2e/launch.ts';
import { findTestElectron } from './test/e2e/runtimes.ts';

const electron = findTestElectron(process.env);
// Once, in the process that reads the configuration for everybody.
if (!electron && process.env['TEST_WORKER_INDEX'] === undefined) {
  if (process.env['TRUSTBENCH_REQUIRE_ELECTRON'])
    throw new Error('No Electron program was found, and the desktop shell must be tested.');
  console.warn(
    '\n*** NOT TESTED: the desktop shell. No Electron program was found. Set TRUSTBENCH_ELECTRON_DIR to its folder. ***\n',
  );
}

/** The same specs in a browser on the loopback host and in the desktop shell; `electron*` specs are about the shell. */
export default defineConfig<DriverOptions>({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/display.ts',
  testMatch: '*.spec.ts',
  outputDir: 'artifacts/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two specs at once, unless they would share one screen and with it the keyboard.
  workers: process.env['DISPLAY'] ? 1 : 2,
  // A test that passes only the second time is reported as flaky, and a loaded machine stops no landing.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'artifacts/e2e.json' }]],
  projects: [
    { name: 'chromium-host', testIgnore: 'electron*.spec.ts', use: { driver: 'host' } },
    ...(electron ? [{ name: 'electron', use: { driver: 'electron' as const } }] : []),
  ],
});

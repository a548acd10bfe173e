import type { RecentWorkspace } from './types.ts';

export function WelcomeArea({ version }: { recent: RecentWorkspace[]; version: string }) {
  return <h1>Trustbench {version}</h1>;
}

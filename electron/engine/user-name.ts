import { userInfo } from 'node:os';

/** The name that the user signed in with. Accounts without an entry in the system's list exist, in containers for one. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}

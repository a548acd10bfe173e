import { z } from 'zod';
import { secretKeeping, type SecretRequest } from '../../../shared/contract/shell.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { SystemSecrets } from './system-secrets.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** Asks the desktop shell, one numbered question each. A shell that is gone ends the engine, and with it what waits. */
export class ShellSecrets implements SystemSecrets {
  private readonly ask: (id: number, request: SecretRequest) => void;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(ask: (id: number, request: SecretRequest) => void) {
    this.ask = ask;
  }

  async describe() {
    return secretKeeping.parse(await this.request({ kind: 'describe' }));
  }

  async protect(secret: string) {
    return z.base64().parse(await this.request({ kind: 'protect', secret }));
  }

  async unprotect(data: string) {
    return z.base64().parse(await this.request({ kind: 'unprotect', data }));
  }

  answered({ id, value, problem }: { id: number; value: unknown; problem: string | null }): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (problem === null) waiting?.resolve(value);
    else waiting?.reject(new AppError('bad_input', problem));
  }

  private request(request: SecretRequest): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.ask(id, request);
    });
  }
}

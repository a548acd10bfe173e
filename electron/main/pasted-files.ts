import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { safeFileName } from './file-names.ts';

/** Pictures from the clipboard, kept as files of this user until the application ends, so that the engine can read them. */
export class PastedFiles {
  private readonly folders: string[] = [];

  /** @returns the path of the file */
  async keep({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): Promise<string> {
    // A folder of its own for each: two pictures of one second have the same name.
    const folder = await mkdtemp(join(tmpdir(), 'trustbench-pasted-'));
    this.folders.push(folder);
    const path = join(folder, safeFileName(fileName));
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
    return path;
  }

  dispose(): void {
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** What `milepost start` keeps, only for its owner: servers' data, logs, passwords. */
export class DataFolder {
  constructor(private readonly path: string) {}

  folder = (...names: string[]): string => join(this.path, ...names);

  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await chmod(this.path, 0o700);
  }

  remove = (): Promise<void> => rm(this.path, { recursive: true, force: true });

  async read(...names: string[]): Promise<string | undefined> {
    const file = this.folder(...names);
    return existsSync(file) ? readFile(file, 'utf8') : undefined;
  }

  /** A reader sees the old text or the new one, never half of it. */
  write = (text: string, ...names: string[]): Promise<void> => this.replace(text, 0o600, names);

  /** Readable for everybody: for a folder that only one container sees, whose user is another. */
  publish = (text: string, ...names: string[]): Promise<void> => this.replace(text, 0o644, names);

  private async replace(text: string, mode: number, names: string[]): Promise<void> {
    const file = this.folder(...names);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text, { mode });
    await rename(`${file}.new`, file);
  }

  /** The secret of this name, made at its first use and the same ever after. */
  async secret(name: string): Promise<string> {
    const kept = await this.read('secrets', name);
    if (kept) return kept;
    const secret = randomBytes(24).toString('hex');
    await this.write(secret, 'secrets', name);
    return secret;
  }
}

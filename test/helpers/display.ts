// A screen that nobody sees, with a window manager: only there a window really loses the focus to another one.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Display {
  /** As in the variable DISPLAY. */
  readonly name: string;
  close(): Promise<void>;
}

/** Rejects with what to install where it is missing. */
export async function openDisplay(): Promise<Display> {
  // The server takes a free number and says which on the fourth pipe.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const name = `:${await firstLine(server, server.stdio[3] as Readable)}`;
  const manager = spawn('openbox', ['--sm-disable', '--startup', 'echo ready'], { env: { ...process.env, DISPLAY: name }, stdio: ['ignore', 'pipe', 'ignore'] });
  await firstLine(manager, manager.stdout);
  return {
    name,
    async close() {
      for (const child of [manager, server]) await ended(child);
    },
  };
}

async function firstLine(child: ChildProcess, stream: Readable): Promise<string> {
  const failed = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error(`There is no ${child.spawnfile}. Debian, Ubuntu: sudo apt-get install xvfb openbox.`)));
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended at once.`)));
  });
  const [chunk] = (await Promise.race([once(stream, 'data'), failed])) as [Buffer];
  failed.catch(() => undefined);
  return chunk.toString().trim();
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill();
  await over;
}

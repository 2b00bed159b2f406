const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/** All that is written to the console while the work runs. */
export async function caught(work: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const own = METHODS.map((method) => [method, console[method]] as const);
  for (const method of METHODS) console[method] = (...words: unknown[]) => void lines.push(words.map(String).join(' '));
  try {
    await work();
  } finally {
    for (const [method, write] of own) console[method] = write;
  }
  return lines;
}

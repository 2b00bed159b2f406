/** How long a story may take to come to its state, ms. */
const PATIENCE_MS = 20_000;

/** Waits, frame by frame, until something is the case; gives it back. */
export async function until<Value>(look: () => Value | undefined | false, what: string): Promise<Value> {
  const start = performance.now();
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() - start > PATIENCE_MS) throw new Error(`This never came: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

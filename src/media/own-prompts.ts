let open = 0;
const listeners = new Set<() => void>();

/** Marks the time in which the browser asks the person something because of us: such a prompt takes the focus, and nobody has left. */
export async function whilePrompting<Answer>(asked: Promise<Answer>): Promise<Answer> {
  open += 1;
  try {
    return await asked;
  } finally {
    open -= 1;
    if (open === 0) for (const listener of [...listeners]) listener();
  }
}

export function isPrompting(): boolean {
  return open > 0;
}

/** Calls back each time the last prompt is over. */
export function onPromptsOver(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

/** Calls the host. What it throws is the host's, and reaches it as an uncaught error, as from a listener of an event. */
export function tell<Value>(callback: ((value: Value) => void) | undefined, value: Value): void {
  try {
    callback?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

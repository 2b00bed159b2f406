// What a monitor tells of, in order, and a camera that a test holds in its hands.
import type { DeviceHandle, DeviceState } from '../../src/media/index.js';
import type { MonitorStart } from '../../src/session/monitor.js';
import type { LogEntry } from '../../src/spec/index.js';
import type { ProctorMonitor, VisionState } from '../../src/session/proctor-monitor.js';

export interface MonitorLog {
  /** `camera watched`, `start face-missing`, `error adapter/closed`, `engine <provider> <role>`. */
  readonly told: string[];
  /** What vision has been, each state once. */
  readonly vision: VisionState[];
  readonly options: MonitorStart;
  /** What is to be written down besides, the rules in force among it; all but these is in `told` too. */
  readonly entries: LogEntry[];
}

/** Listens to a monitor from now on. Start it with `options`. */
export function listen(monitor: ProctorMonitor, now: () => number, consented = true): MonitorLog {
  const told: string[] = [];
  const vision: VisionState[] = [];
  const entries: LogEntry[] = [];
  monitor.subscribe((state) => {
    if (vision.at(-1) !== state.vision) vision.push(state.vision);
  });
  return {
    told,
    vision,
    entries,
    options: {
      now,
      consented,
      onOutput: (output) => {
        if (output.type === 'incident') told.push(`${output.incident.phase} ${output.incident.kind}`);
        else if (output.type === 'entry') {
          entries.push(output.entry);
          if (output.entry.type !== 'rules-started') told.push(output.entry.type);
        } else told.push([output.change.signal, output.change.state, output.change.code].filter(Boolean).join(' '));
      },
      onError: (error) => told.push(`error ${error.code}`),
      onEngine: (engine, _hash, role) => told.push(['engine', engine, role].filter(Boolean).join(' ')),
    },
  };
}

/** A camera without a picture, whose state changes when it is told to. */
export class HandCamera implements DeviceHandle {
  readonly device = 'camera';
  readonly stream = {} as MediaStream;
  track = { label: '', getSettings: () => ({}) } as MediaStreamTrack;
  readonly listeners = new Set<(state: DeviceState) => void>();
  state: DeviceState = 'live';
  stopped = false;

  subscribe(listener: (state: DeviceState) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    const stop = (): void => void this.listeners.delete(listener);
    this.listeners.add(listener);
    signal?.addEventListener('abort', stop, { once: true });
    return stop;
  }

  become(state: DeviceState): void {
    this.state = state;
    for (const listener of this.listeners) listener(state);
  }

  stop(): void {
    this.stopped = true;
  }
}

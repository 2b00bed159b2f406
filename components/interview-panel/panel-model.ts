import type { Command, MonitorState, SessionState } from '../../src/session/index.js';
import type { AudioTap, DeviceHandle } from '../../src/media/index.js';
import type { CandidateField, VisionEngine } from '../../src/spec/index.js';

/** What a view may know and do. Views are pure templates over it. */
export interface PanelModel {
  readonly heading: string;
  readonly state: SessionState;
  readonly monitor: MonitorState | undefined;
  readonly camera: DeviceHandle | undefined;
  readonly microphone: DeviceHandle | undefined;
  readonly tap: AudioTap | undefined;
  readonly vision: VisionEngine | undefined;
  /** Session time, ms. */
  readonly at: number;
  readonly assetsUrl: string;
  readonly invalidFields: ReadonlySet<string>;
  /** The candidate has just asked to end; the question is open. */
  readonly confirmingEnd: boolean;
  can(command: Command): boolean;
  canSpeak: boolean;
  actions: PanelActions;
}

export interface PanelActions {
  enterDetails(details: Partial<Record<CandidateField, string>>): void;
  start(): void;
  pause(): void;
  resume(): void;
  repeat(): void;
  interrupt(): void;
  talk(active: boolean): void;
  edit(text: string): void;
  mode(mode: 'speech' | 'typed'): void;
  startOver(): void;
  skip(): void;
  done(): void;
  askEnd(open: boolean): void;
  end(): void;
}

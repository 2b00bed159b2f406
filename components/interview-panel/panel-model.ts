import type { TemplateResult } from 'lit';
import type { InterviewError } from '../../src/errors/index.js';
import type { Command, MonitorState, SessionState } from '../../src/session/index.js';
import type { AudioTap, DeviceHandle } from '../../src/media/index.js';
import type { CandidateField, ConsentPurpose, ConsentReceipt, CoverageSignal, HelpWanted, VisionEngine } from '../../src/spec/index.js';
import type { InterviewDeviceCheckEvent } from '../events/interview-device-check.js';
import type { Strings, ErrorStrings } from '../internal/strings/strings.js';
import type { Translate } from '../internal/translate.js';

export type FieldProblem = 'fieldMissing' | 'fieldEmailInvalid';

/** What a view may know and do. Views are pure templates over it. */
export interface PanelModel {
  readonly heading: string;
  /** Texts of the host's own, for the elements within. */
  readonly strings: Partial<Strings> & ErrorStrings;
  readonly state: SessionState;
  readonly monitor: MonitorState | undefined;
  readonly camera: DeviceHandle | undefined;
  readonly microphone: DeviceHandle | undefined;
  readonly tap: AudioTap | undefined;
  readonly vision: VisionEngine | undefined;
  /** What there is to watch with, where the candidate agrees to it. */
  readonly signals: readonly CoverageSignal[];
  /** The interview is to be in full screen, could be, and is not. */
  readonly lacksFullscreen: boolean;
  /** Session time, ms. */
  readonly at: number;
  readonly assetsUrl: string;
  /** Details that were refused, with the text that says why. */
  readonly invalidFields: ReadonlyMap<string, FieldProblem>;
  /** What is asked or told on top of the screen. */
  readonly dialog: 'end' | 'watched' | undefined;
  /** What has just failed, in the reader's words; the interview goes on. */
  readonly notice: { readonly code: string; readonly message: string; readonly action: string } | undefined;
  can(command: Command): boolean;
  canSpeak: boolean;
  /** The button to talk is held. */
  readonly talking: boolean;
  /** What the dialog "What is watched" tells in detail, once it is loaded; or why it did not come. */
  readonly watched: {
    readonly details?: (model: PanelModel, text: Translate, language: string) => TemplateResult;
    readonly failure?: InterviewError | { readonly message: string; readonly action: string } | undefined;
  };
  /** Of the texts, for figures; BCP 47. */
  readonly language: string;
  actions: PanelActions;
}

export interface PanelActions {
  consent(receipt: ConsentReceipt): void;
  /** Takes a choice back. */
  withdraw(purpose: ConsentPurpose): void;
  deviceCheck(event: InterviewDeviceCheckEvent): void;
  enterDetails(details: Partial<Record<CandidateField, string>>): void;
  start(): void;
  pause(): void;
  resume(): void;
  /** Into full screen, in a gesture. */
  fullscreen(): void;
  repeat(): void;
  /** Resolves to true once it was asked; a refusal is told. */
  askForHelp(wanted: HelpWanted): Promise<boolean>;
  interrupt(): void;
  talk(active: boolean): void;
  edit(text: string): void;
  mode(mode: 'speech' | 'typed'): void;
  startOver(): void;
  skip(): void;
  done(): void;
  ask(dialog: 'end' | 'watched' | undefined): void;
  end(): void;
}

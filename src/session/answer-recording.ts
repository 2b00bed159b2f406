import { loadPart, type InterviewError } from '../errors/index.js';
import type { Recorder } from '../media/recorder.js';
import { recordingSupported } from '../media/recording-type.js';
import type { LogEntry, MediaSlice } from '../spec/index.js';

export interface AnswerRecordingOptions {
  record(entry: LogEntry): void;
  save(slice: MediaSlice): Promise<void>;
  generateId(): string;
  onError(error: unknown): void;
}

/** Keeps the sound of the answer that is being given: one recording per attempt, held while nobody listens. */
export class AnswerRecording {
  readonly #options: AnswerRecordingOptions;
  #open: typeof import('../media/recorder.js').openRecorder | undefined;
  #recorder: Recorder | undefined;
  #answerId: string | undefined;
  #recordingId = '';

  constructor(options: AnswerRecordingOptions) {
    this.#options = options;
  }

  /** Where the browser can record. Until then, and when it fails, nothing is recorded. */
  async load(): Promise<void> {
    if (!recordingSupported()) return;
    try {
      const { openRecorder } = await loadPart('recorder', () => import('../media/recorder.js'));
      this.#open = openRecorder;
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** Begins the recording of this answer, or goes on with it. */
  run(answerId: string, stream: MediaStream): void {
    if (this.#answerId === answerId) {
      this.#recorder?.resume();
      return;
    }
    this.finish();
    const open = this.#open;
    if (!open) return;
    const recordingId = this.#options.generateId();
    try {
      const recorder = open(stream, {
        kind: 'audio',
        onSlice: (bytes, index) =>
          this.#options.save({ track: 'answer-audio', index, recordingId, contentType: recorder.contentType, bytes }),
        onError: (error: InterviewError) => this.#options.onError(error),
      });
      recorder.start();
      this.#recorder = recorder;
      this.#answerId = answerId;
      this.#recordingId = recordingId;
      this.#options.record({ type: 'recording-started', data: { recordingId, answerId, contentType: recorder.contentType } });
    } catch (error) {
      this.#options.onError(error);
    }
  }

  hold(): void {
    this.#recorder?.pause();
  }

  /** Ends the recording; its last slice and its hash follow. */
  finish(): void {
    const [recorder, recordingId] = [this.#recorder, this.#recordingId];
    this.#recorder = undefined;
    this.#answerId = undefined;
    if (!recorder) return;
    recorder
      .stop()
      .then((summary) => this.#options.record({ type: 'recording-ended', data: { recordingId, ...summary } }))
      .catch((error: unknown) => this.#options.onError(error));
  }
}

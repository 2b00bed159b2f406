import type { InterviewError } from '../errors/index.js';
import { openRecorder, recordingSupported, type Recorder } from '../media/index.js';
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
  #recorder: Recorder | undefined;
  #answerId: string | undefined;
  #recordingId = '';

  constructor(options: AnswerRecordingOptions) {
    this.#options = options;
  }

  /** Begins the recording of this answer, or goes on with it. */
  run(answerId: string, stream: MediaStream): void {
    if (this.#answerId === answerId) {
      this.#recorder?.resume();
      return;
    }
    this.finish();
    if (!recordingSupported()) return;
    const recordingId = this.#options.generateId();
    try {
      const recorder = openRecorder(stream, {
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

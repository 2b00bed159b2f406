import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Plays one recording back. The length comes from the recorder: the files of `MediaRecorder` do not say how long they are. */
export class Playback implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #audio: HTMLAudioElement | undefined;
  #url = '';
  #frame = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get playing(): boolean {
    return this.#audio !== undefined && !this.#audio.paused && !this.#audio.ended;
  }

  get positionMs(): number {
    return (this.#audio?.currentTime ?? 0) * 1000;
  }

  hostDisconnected(): void {
    this.#audio?.pause();
  }

  load(blob: Blob): void {
    this.clear();
    this.#url = URL.createObjectURL(blob);
    this.#audio = new Audio(this.#url);
    for (const type of ['play', 'pause', 'ended', 'seeked']) this.#audio.addEventListener(type, () => this.#follow());
  }

  /** Plays, or stops playing. Rejects when the browser cannot play what it recorded. */
  async toggle(): Promise<void> {
    const audio = this.#audio;
    if (!audio) return;
    if (!this.playing) {
      if (audio.ended) audio.currentTime = 0;
      await audio.play();
    } else audio.pause();
  }

  seek(ms: number): void {
    if (this.#audio) this.#audio.currentTime = ms / 1000;
    this.#host.requestUpdate();
  }

  clear(): void {
    cancelAnimationFrame(this.#frame);
    this.#audio?.pause();
    this.#audio = undefined;
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = '';
  }

  #follow(): void {
    this.#host.requestUpdate();
    cancelAnimationFrame(this.#frame);
    if (this.playing) this.#frame = requestAnimationFrame(() => this.#follow());
  }
}

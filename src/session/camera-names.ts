import { virtualCamera } from '../proctoring/index.js';

/**
 * Names for cameras that say whether it is another one, and nothing of its owner: labels such as "Anna's phone" stay in
 * this page. The name of a known program that offers a camera of its own is kept, since a rule looks for it.
 */
export class CameraNames {
  readonly #labels: string[] = [];

  /** Undefined where the browser tells no label. */
  nameOf({ label }: Pick<MediaStreamTrack, 'label'>): string | undefined {
    if (!label) return undefined;
    if (!this.#labels.includes(label)) this.#labels.push(label);
    return virtualCamera(label)?.name ?? `camera ${this.#labels.indexOf(label) + 1}`;
  }
}

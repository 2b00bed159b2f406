import type { ObjectObservation } from '../../spec/index.js';
import { openSession, Tensor, type InferenceSession } from '../onnx/session.js';
import { decode, OUTPUT_LENGTH } from './decode.js';
import { LABELS } from './labels.js';
import { fillInput, INPUT_SIZE, letterbox, type Letterbox } from './letterbox.js';
import { suppress } from './suppress.js';

/** YOLOX-Nano on the ONNX runtime: one picture after the other. */
export class YoloxModel {
  readonly #session: InferenceSession;
  readonly #input = new Float32Array(3 * INPUT_SIZE ** 2);
  readonly #canvas: OffscreenCanvasRenderingContext2D;

  private constructor(session: InferenceSession, canvas: OffscreenCanvasRenderingContext2D) {
    this.#session = session;
    this.#canvas = canvas;
  }

  /** Rejects with what the runtime says, also where the model is another one than YOLOX-Nano. */
  static async load(engine: ArrayBuffer, bytes: ArrayBuffer, canvas: OffscreenCanvasRenderingContext2D): Promise<YoloxModel> {
    const model = new YoloxModel(await openSession(engine, bytes), canvas);
    // A model that can be read may still be another one; and the first run is slower than those after it.
    await model.#run();
    return model;
  }

  /** What has a label, at least this sure, 0..1, best first; boxes in parts of the picture. */
  async look(frame: VideoFrame | ImageBitmap, minScore: number): Promise<ObjectObservation['objects']> {
    const fitted = letterbox(...sizeOf(frame));
    this.#canvas.drawImage(frame, 0, 0, fitted.width, fitted.height);
    fillInput(this.#input, this.#canvas.getImageData(0, 0, fitted.width, fitted.height).data, fitted);
    return suppress(decode(await this.#run(), LABELS, minScore)).map(({ label, score, ...box }) => ({ label, score, box: inParts(box, fitted) }));
  }

  async #run(): Promise<Float32Array> {
    const { output } = await this.#session.run({ images: new Tensor('float32', this.#input, [1, 3, INPUT_SIZE, INPUT_SIZE]) });
    if (!(output?.data instanceof Float32Array) || output.data.length !== OUTPUT_LENGTH) throw new TypeError('The model answers in another way than YOLOX-Nano.');
    return output.data;
  }
}

function sizeOf(frame: VideoFrame | ImageBitmap): [width: number, height: number] {
  return 'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
}

function inParts({ x, y, width, height }: { x: number; y: number; width: number; height: number }, fitted: Letterbox): ObjectObservation['objects'][number]['box'] {
  return { x: x / fitted.width, y: y / fitted.height, width: width / fitted.width, height: height / fitted.height };
}

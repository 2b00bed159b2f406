/** What the worker is told with the model. */
export type YoloxSettings = {
  /** File name of the model, for its errors. */
  readonly file: string;
  /** Weaker findings are left out, 0..1. */
  readonly minScore: number;
};

export const PROVIDER = 'yolox-objects';
/** YOLOX-Nano as Megvii exports it, 416 x 416. */
export const MODEL_FILE = 'yolox_nano.onnx';
/** SHA-256 of that very file, hex. */
export const MODEL_HASH = 'e8af074932d4ed7e232278e3055cefcdea3edf178874a3694ae292649fb464dd';
/** Its size. */
export const MODEL_BYTES = 3_678_356;

declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  /** The part of Tesseract's interface that is used (`baseapi.h`). */
  export interface Recogniser {
    /** 0 where it worked. `mode` 1: LSTM alone. */
    Init(path: null, language: string, mode: 1): number;
    SetVariable(name: string, value: string): void;
    /** Takes `/input`; 0 where it worked. The angle turns the picture, radians. */
    SetImageFile(exifOrientation: number, angle: number): number;
    FindLines(): void;
    /** How far the lines lean, radians; after `FindLines`. */
    GetGradient(): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    /** 0..100. */
    MeanTextConf(): number;
    Clear(): void;
    End(): void;
  }

  export interface Engine {
    readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
    readonly TessBaseAPI: new () => Recogniser;
  }

  export default function start(options: {
    wasmBinary: ArrayBuffer;
    print(line: string): void;
    printErr(line: string): void;
    TesseractProgress(percent: number): void;
  }): Promise<Engine>;
}

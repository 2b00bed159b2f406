// Reads the frame codes of `code-reader.ts` off the main thread: the readback of pixels is no cost of the product.
import { blockLuma, CODE_AREA, CODE_PICTURE, readFrameCode } from './frame-code.js';

type Scope = { onmessage: ((event: MessageEvent<VideoFrame | ImageBitmap>) => void) | null; postMessage(code: number | null): void };

const scope = globalThis as unknown as Scope;
const context = new OffscreenCanvas(CODE_AREA.width, CODE_AREA.height).getContext('2d', { willReadFrequently: true });

scope.onmessage = ({ data: frame }) => {
  // The whole picture is drawn at the size that the code is defined for, moved so that only the code is inside.
  context?.drawImage(frame, -CODE_AREA.x, -CODE_AREA.y, CODE_PICTURE.width, CODE_PICTURE.height);
  frame.close();
  const pixels = context?.getImageData(0, 0, CODE_AREA.width, CODE_AREA.height).data;
  scope.postMessage((pixels && readFrameCode(blockLuma(pixels))) ?? null);
};

/** A picture without pixels, for engines that only count; where there is no `VideoFrame`. Closed, it has no size, as real ones. */
export function makeFrame(width = 640, height = 480): ImageBitmap {
  const frame = {
    width,
    height,
    close(): void {
      frame.width = frame.height = 0;
    },
  };
  return frame;
}

/** Whether a frame was closed or handed on: it then has no size. */
export function isClosed(frame: VideoFrame | ImageBitmap): boolean {
  return ('codedWidth' in frame ? frame.codedWidth : frame.width) === 0;
}

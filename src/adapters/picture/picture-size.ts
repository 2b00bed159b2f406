/** Width and height that a PNG or JPEG states in its head, pixels; undefined where it states none. Nothing is decoded. */
export function pictureSize(bytes: Uint8Array<ArrayBuffer>): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // PNG (W3C PNG, 11.2.2): signature, length and type of the first chunk, width, height.
  if (bytes[0] === 0x89) return bytes.length >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
  return jpegSize(view);
}

/** The frame header (ITU-T T.81, B.2.2) is one of the segments before the picture itself. */
function jpegSize(view: DataView): { readonly width: number; readonly height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0..15, without the three of the range that are something else: DHT, JPG, DAC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
